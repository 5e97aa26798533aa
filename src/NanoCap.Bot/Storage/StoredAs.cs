using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Storage;

/// <summary>How the trader's types lie in columns. SQLite neither orders nor sums decimals and instants, so amounts are
/// scaled integers and instants Unix milliseconds.</summary>
internal static class StoredAs
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<Price>().HaveConversion<PriceColumn>();
        builder.Properties<Usd>().HaveConversion<UsdColumn>();
        builder.Properties<Quantity>().HaveConversion<QuantityColumn>();
        builder.Properties<Symbol>().HaveConversion<SymbolColumn>();
        builder.Properties<ClientOrderId>().HaveConversion<ClientOrderIdColumn>();
        builder.Properties<DateTimeOffset>().HaveConversion<InstantColumn>();
        builder.Properties<DateOnly>().HaveConversion<DayColumn>();
        builder.Properties<Side>().HaveConversion<string>();
        builder.Properties<OrderType>().HaveConversion<string>();
        builder.Properties<TimeInForce>().HaveConversion<string>();
        builder.Properties<OrderClass>().HaveConversion<string>();
        builder.Properties<OrderPurpose>().HaveConversion<string>();
        builder.Properties<OrderStatus>().HaveConversion<string>();
        builder.Properties<ExitReason>().HaveConversion<string>();
        builder.Properties<ProposalStatus>().HaveConversion<string>();
    }

    private static long Scaled(decimal value, decimal scale) => (long)decimal.Round(value * scale);

    private sealed class PriceColumn() : ValueConverter<Price, long>(
        price => Scaled(price.Value, Price.StorageScale), stored => Price.Of(stored / Price.StorageScale));

    private sealed class UsdColumn() : ValueConverter<Usd, long>(
        amount => Scaled(amount.Value, Usd.StorageScale), stored => new Usd(stored / Usd.StorageScale));

    private sealed class QuantityColumn() : ValueConverter<Quantity, long>(
        shares => Scaled(shares.Value, Quantity.StorageScale), stored => Quantity.Of(stored / Quantity.StorageScale));

    private sealed class SymbolColumn() : ValueConverter<Symbol, string>(
        symbol => symbol.Value, stored => Symbol.Of(stored));

    private sealed class ClientOrderIdColumn() : ValueConverter<ClientOrderId, string>(
        id => id.Value, stored => ClientOrderId.FromBroker(stored));

    private sealed class InstantColumn() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    private sealed class DayColumn() : ValueConverter<DateOnly, string>(
        day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        stored => DateOnly.ParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
