using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NanoCap.Bot.Storage.Migrations
{
    public partial class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "equity_points",
                columns: table => new
                {
                    session = table.Column<string>(type: "TEXT", nullable: false),
                    equity = table.Column<long>(type: "INTEGER", nullable: false),
                    cash = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_equity_points", x => x.session);
                });

            migrationBuilder.CreateTable(
                name: "fills",
                columns: table => new
                {
                    execution_id = table.Column<string>(type: "TEXT", nullable: false),
                    order_id = table.Column<string>(type: "TEXT", nullable: false),
                    symbol = table.Column<string>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    price = table.Column<long>(type: "INTEGER", nullable: false),
                    fees = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    session = table.Column<string>(type: "TEXT", nullable: false),
                    is_stop_leg = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fills", x => x.execution_id);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    json = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    symbol = table.Column<string>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    time_in_force = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: false),
                    limit_price = table.Column<long>(type: "INTEGER", nullable: true),
                    stop_price = table.Column<long>(type: "INTEGER", nullable: true),
                    intent = table.Column<string>(type: "TEXT", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    authority = table.Column<string>(type: "TEXT", nullable: false),
                    proposal_number = table.Column<int>(type: "INTEGER", nullable: true),
                    exit_reason = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    broker_order_id = table.Column<string>(type: "TEXT", nullable: true),
                    ready_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_fill_at = table.Column<long>(type: "INTEGER", nullable: true),
                    filled = table.Column<long>(type: "INTEGER", nullable: false),
                    filled_value = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    symbol = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    average_price = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    last_price = table.Column<long>(type: "INTEGER", nullable: false),
                    market_value = table.Column<long>(type: "INTEGER", nullable: false),
                    unrealised = table.Column<long>(type: "INTEGER", nullable: false),
                    strategy = table.Column<string>(type: "TEXT", nullable: false),
                    proposal_number = table.Column<int>(type: "INTEGER", nullable: true),
                    entry_session = table.Column<string>(type: "TEXT", nullable: false),
                    stop = table.Column<long>(type: "INTEGER", nullable: true),
                    target = table.Column<long>(type: "INTEGER", nullable: true),
                    time_exit = table.Column<string>(type: "TEXT", nullable: true),
                    scheduled_exit = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_positions", x => x.symbol);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    session = table.Column<string>(type: "TEXT", nullable: false),
                    symbol = table.Column<string>(type: "TEXT", nullable: false),
                    strategy = table.Column<string>(type: "TEXT", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: false),
                    confidence = table.Column<double>(type: "REAL", nullable: false),
                    reference = table.Column<long>(type: "INTEGER", nullable: false),
                    band_bottom = table.Column<long>(type: "INTEGER", nullable: false),
                    limit = table.Column<long>(type: "INTEGER", nullable: false),
                    stop = table.Column<long>(type: "INTEGER", nullable: false),
                    target = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    approved_quantity = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    order_id = table.Column<string>(type: "TEXT", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposals", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "stale_read_models",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    stale_because = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stale_read_models", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "trades",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    symbol = table.Column<string>(type: "TEXT", nullable: false),
                    strategy = table.Column<string>(type: "TEXT", nullable: false),
                    proposal_number = table.Column<int>(type: "INTEGER", nullable: true),
                    entry_session = table.Column<string>(type: "TEXT", nullable: false),
                    exit_session = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_price = table.Column<long>(type: "INTEGER", nullable: false),
                    exit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    realised = table.Column<long>(type: "INTEGER", nullable: false),
                    fees = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trades", x => x.number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_fills_order_id",
                table: "fills",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_fills_session",
                table: "fills",
                column: "session");

            migrationBuilder.CreateIndex(
                name: "IX_orders_status",
                table: "orders",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "IX_orders_symbol",
                table: "orders",
                column: "symbol");

            migrationBuilder.CreateIndex(
                name: "IX_proposals_session",
                table: "proposals",
                column: "session");

            migrationBuilder.CreateIndex(
                name: "IX_trades_exit_session",
                table: "trades",
                column: "exit_session");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "equity_points");

            migrationBuilder.DropTable(
                name: "fills");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "positions");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "stale_read_models");

            migrationBuilder.DropTable(
                name: "trades");
        }
    }
}
