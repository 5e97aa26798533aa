using Microsoft.EntityFrameworkCore;
using NanoCap.Bot.Storage.Rows;

namespace NanoCap.Bot.Storage;

/// <summary>The schema of the journal and its read models, and the way to query them.</summary>
internal sealed class BotDbContext(DbContextOptions<BotDbContext> options) : DbContext(options)
{
    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<FillRow> Fills => Set<FillRow>();

    public DbSet<PositionRow> Positions => Set<PositionRow>();

    public DbSet<TradeRow> Trades => Set<TradeRow>();

    public DbSet<EquityRow> Equity => Set<EquityRow>();

    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    public DbSet<ReadModelRow> StaleReadModels => Set<ReadModelRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StoredAs.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JournalRow>(table =>
        {
            table.ToTable("journal").HasKey(row => row.Sequence);
            table.Property(row => row.Sequence).ValueGeneratedNever();
        });
        modelBuilder.Entity<OrderRow>(table =>
        {
            table.ToTable("orders").HasKey(row => row.Id);
            table.HasIndex(row => row.Symbol);
            table.HasIndex(row => row.Status);
        });
        modelBuilder.Entity<FillRow>(table =>
        {
            table.ToTable("fills").HasKey(row => row.ExecutionId);
            table.HasIndex(row => row.OrderId);
            table.HasIndex(row => row.Session);
        });
        modelBuilder.Entity<PositionRow>(table => table.ToTable("positions").HasKey(row => row.Symbol));
        modelBuilder.Entity<TradeRow>(table =>
        {
            table.ToTable("trades").HasKey(row => row.Number);
            table.Property(row => row.Number).ValueGeneratedNever();
            table.HasIndex(row => row.ExitSession);
        });
        modelBuilder.Entity<EquityRow>(table => table.ToTable("equity_points").HasKey(row => row.Session));
        modelBuilder.Entity<ProposalRow>(table =>
        {
            table.ToTable("proposals").HasKey(row => row.Number);
            table.Property(row => row.Number).ValueGeneratedNever();
            table.HasIndex(row => row.Session);
        });
        modelBuilder.Entity<ReadModelRow>(table => table.ToTable("stale_read_models").HasKey(row => row.Name));
        NameColumnsInSnakeCase(modelBuilder);
    }

    private static void NameColumnsInSnakeCase(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(row => row.GetProperties()))
        {
            property.SetColumnName(string.Concat(property.Name.Select((letter, place) =>
                char.IsUpper(letter) && place > 0
                    ? $"_{char.ToLowerInvariant(letter)}"
                    : char.ToLowerInvariant(letter).ToString())));
        }
    }
}
