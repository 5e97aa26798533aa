using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>Builds values of the trader's types with every member set to something, the same for the same
/// seed.</summary>
internal sealed class AnyValue(int seed)
{
    private readonly Random random = new(seed);

    public T Of<T>() => (T)Of(typeof(T), canBeNull: false)!;

    public object? Of(Type type, bool canBeNull)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return IsNull() ? null : Of(inner, canBeNull: false);
        }

        return canBeNull && IsNull() ? null : Simple(type) ?? Many(type) ?? Composed(type);
    }

    private bool IsNull() => random.Next(4) == 0;

    private object? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => Text(),
        _ when type == typeof(int) => random.Next(-1000, 1000),
        _ when type == typeof(bool) => random.Next(2) == 1,
        _ when type == typeof(double) => Number(),
        _ when type == typeof(decimal) => Amount(28),
        _ when type == typeof(DateOnly) => new DateOnly(1998, 1, 1).AddDays(random.Next(12_000)),
        _ when type == typeof(TimeOnly) => new TimeOnly(random.Next(24), random.Next(60)),
        _ when type == typeof(DateTimeOffset) =>
            new DateTimeOffset(random.NextInt64(0, 3_000_000_000_000_000_000), TimeSpan.Zero),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length)),
        _ when type == typeof(Symbol) => Symbol.Of($"S{random.Next(100_000)}"),
        _ when type == typeof(ClientOrderId) => ClientOrderId.For("nc", $"e-{random.Next(100_000)}", random.Next(1, 9)),
        _ when type == typeof(Price) => Price.Of(Math.Abs(Amount(6)) + 0.000001m),
        _ when type == typeof(Quantity) => Quantity.Of(Math.Abs(Amount(9))),
        _ when type == typeof(Usd) => new Usd(Amount(15)),
        _ => null,
    };

    private object? Many(Type type)
    {
        if (type == typeof(ImmutableHashSet<string>))
        {
            return Enumerable.Range(0, random.Next(4)).Select(_ => Text()).ToImmutableHashSet();
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        var generic = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        return generic switch
        {
            _ when generic == typeof(IReadOnlyList<>) => Items(arguments[0]),
            _ when generic == typeof(ImmutableList<>) => Built(typeof(ImmutableList), arguments, Items(arguments[0])),
            _ when generic == typeof(ImmutableArray<>) => Built(typeof(ImmutableArray), arguments, Items(arguments[0])),
            _ when generic == typeof(ImmutableSortedSet<>) =>
                Built(typeof(ImmutableSortedSet), arguments, Items(arguments[0])),
            _ when generic == typeof(ImmutableSortedDictionary<,>) =>
                Built(typeof(ImmutableSortedDictionary), arguments, Pairs(arguments)),
            _ when generic == typeof(ImmutableDictionary<,>) =>
                Built(typeof(ImmutableDictionary), arguments, Pairs(arguments)),
            _ => null,
        };
    }

    private IList Items(Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var left = random.Next(4); left > 0; left--)
        {
            list.Add(Of(item, canBeNull: false));
        }

        return list;
    }

    private IList Pairs(Type[] arguments)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(
            typeof(KeyValuePair<,>).MakeGenericType(arguments)))!;
        var keys = Items(arguments[0]).Cast<object>().Distinct().ToList();
        foreach (var key in keys)
        {
            list.Add(Activator.CreateInstance(
                typeof(KeyValuePair<,>).MakeGenericType(arguments), key, Of(arguments[1], canBeNull: false)));
        }

        return list;
    }

    // Text is kept in the order of its characters' codes everywhere in the desk's state.
    private static object Built(Type factory, Type[] arguments, IList items)
    {
        var isText = arguments[0] == typeof(string) && factory != typeof(ImmutableList)
            && factory != typeof(ImmutableArray);
        var method = factory.GetMethods().Single(candidate => candidate.Name == "CreateRange"
            && candidate.GetGenericArguments().Length == arguments.Length
            && candidate.GetParameters() is var parameters
            && parameters.Length == (isText ? 2 : 1)
            && parameters[^1].ParameterType.Name == "IEnumerable`1");
        return method.MakeGenericMethod(arguments)
            .Invoke(null, isText ? [StringComparer.Ordinal, items] : [items])!;
    }

    private object Composed(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var nullability = new NullabilityInfoContext();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(
            parameter.ParameterType, nullability.Create(parameter).WriteState == NullabilityState.Nullable))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite
            && constructor.GetParameters().All(parameter => parameter.Name != property.Name)))
        {
            property.SetValue(made, Of(
                property.PropertyType, nullability.Create(property).WriteState == NullabilityState.Nullable));
        }

        return made;
    }

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ =>
        "abcXYZ012 -\"\\\n\t<>&'é€😀"[random.Next(20)] is var letter && char.IsSurrogate(letter) ? '?' : letter));

    private double Number() => random.Next(3) switch
    {
        0 => random.NextDouble(),
        1 => Math.BitIncrement(0.1 * random.Next(100)),
        _ => random.NextDouble() * 1e18 * (random.Next(2) == 0 ? -1 : 1),
    };

    private decimal Amount(int decimals) => decimal.Round(
        new decimal(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(10, 20)), decimals);
}
