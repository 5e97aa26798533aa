using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.Storage.Json;

/// <summary>How trading values are written where they must be read back exactly: money and shares as decimal numbers,
/// tickers and ids as text, enumerations by name. Text that says too little or too much is refused.</summary>
internal static class TradingJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads text or a property name; a value that is none is bad JSON.</summary>
    public static T Parse<T>(ref Utf8JsonReader reader, Func<string, T> parse)
    {
        try
        {
            return parse(reader.GetString() ?? throw new JsonException("Expected text, found null."));
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <summary>Makes a value of a number; a number that is out of range or would be rounded is bad JSON.</summary>
    public static T Exactly<T>(decimal number, Func<decimal, T> make, Func<T, decimal> valueOf)
    {
        try
        {
            var value = make(number);
            return valueOf(value) == number
                ? value
                : throw new JsonException($"Expected no more decimals than {valueOf(value)}, found {number}.");
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            IgnoreReadOnlyProperties = true,
            Converters =
            {
                new SymbolJsonConverter(),
                new ClientOrderIdJsonConverter(),
                new PriceJsonConverter(),
                new QuantityJsonConverter(),
                new UsdJsonConverter(),
                new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
