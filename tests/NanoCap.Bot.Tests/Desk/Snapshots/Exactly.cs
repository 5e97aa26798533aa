using System.Collections;
using System.Reflection;

namespace NanoCap.Bot.Tests.Desk.Snapshots;

/// <summary>Compares two values field by field, private fields and comparers of collections too, without asking the
/// values themselves.</summary>
internal static class Exactly
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Same(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null)
        {
            Assert.True(expected is null && actual is null, $"{path}: expected {expected}, found {actual}.");
        }
        else if (expected is decimal amount)
        {
            Assert.True(
                decimal.GetBits(amount).SequenceEqual(decimal.GetBits((decimal)actual)),
                $"{path}: expected {expected}, found {actual}.");
        }
        else if (expected is DateTimeOffset instant)
        {
            Assert.True(instant.EqualsExact((DateTimeOffset)actual), $"{path}: expected {expected}, found {actual}.");
        }
        else if (expected is string || expected.GetType().IsPrimitive || expected is DateOnly or TimeSpan or Enum)
        {
            Assert.True(Equals(expected, actual), $"{path}: expected {expected}, found {actual}.");
        }
        else if (expected is IEnumerable items)
        {
            SameItems(items, (IEnumerable)actual, path);
        }
        else
        {
            SameFields(expected, actual, path);
        }
    }

    private static void SameItems(IEnumerable expected, IEnumerable actual, string path)
    {
        foreach (var name in new[] { "KeyComparer", "ValueComparer" })
        {
            Assert.Same(
                expected.GetType().GetProperty(name)?.GetValue(expected),
                actual.GetType().GetProperty(name)?.GetValue(actual));
        }

        var isHashed = expected.GetType().Name is "ImmutableHashSet`1" or "ImmutableDictionary`2";
        var left = expected.Cast<object?>().OrderBy(item => isHashed ? $"{item}" : "", StringComparer.Ordinal).ToList();
        var right = actual.Cast<object?>().OrderBy(item => isHashed ? $"{item}" : "", StringComparer.Ordinal).ToList();
        Assert.True(left.Count == right.Count, $"{path}: expected {left.Count} items, found {right.Count}.");
        for (var place = 0; place < left.Count; place++)
        {
            Same(left[place], right[place], $"{path}[{place}]");
        }
    }

    private static void SameFields(object expected, object actual, string path)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        for (var type = expected.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var member in type.GetFields(Everything))
            {
                Same(member.GetValue(expected), member.GetValue(actual), $"{path}.{member.Name}");
            }
        }
    }
}
