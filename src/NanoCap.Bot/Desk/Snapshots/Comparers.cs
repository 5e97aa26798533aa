namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>The comparers that the desk's collections may have.</summary>
internal static class Comparers
{
    /// <exception cref="NotSupportedException">It is neither the type's own nor the ordinal one.</exception>
    public static void Write<T>(BinaryWriter writer, IComparer<T> comparer) =>
        writer.Write(IsOrdinal(comparer, Comparer<T>.Default));

    /// <exception cref="NotSupportedException">It is neither the type's own nor the ordinal one.</exception>
    public static void Write<T>(BinaryWriter writer, IEqualityComparer<T> comparer) =>
        writer.Write(IsOrdinal(comparer, EqualityComparer<T>.Default));

    public static IComparer<T> ReadOrder<T>(BinaryReader reader) =>
        reader.ReadBoolean() ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default;

    public static IEqualityComparer<T> ReadEquality<T>(BinaryReader reader) =>
        reader.ReadBoolean() ? (IEqualityComparer<T>)(object)StringComparer.Ordinal : EqualityComparer<T>.Default;

    private static bool IsOrdinal(object comparer, object usual) =>
        ReferenceEquals(comparer, StringComparer.Ordinal) || (!comparer.Equals(usual)
            ? throw new NotSupportedException(
                $"A snapshot knows the usual and the ordinal comparer, not a {comparer.GetType()}.")
            : false);
}
