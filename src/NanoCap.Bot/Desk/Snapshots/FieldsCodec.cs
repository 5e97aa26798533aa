using System.Reflection;
using System.Runtime.CompilerServices;

namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>A record or structure, by all its fields, private ones too. No constructor runs: the fields are those of a
/// value that was once constructed.</summary>
internal sealed class FieldsCodec<T> : TypedCodec<T>
{
    private readonly FieldPart<T>[] parts = [.. FieldsOf(typeof(T)).Select(FieldPart<T>.Of)];

    public override void Write(BinaryWriter writer, T value)
    {
        if (!typeof(T).IsValueType)
        {
            writer.Write(value is not null);
            if (value is null)
            {
                return;
            }
        }

        foreach (var part in parts)
        {
            part.Write(writer, ref value);
        }
    }

    public override T Read(BinaryReader reader)
    {
        if (!typeof(T).IsValueType && !reader.ReadBoolean())
        {
            return default!;
        }

        var made = typeof(T).IsValueType ? default! : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var part in parts)
        {
            part.Read(reader, ref made);
        }

        return made;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var owner = type; owner is not null && owner != typeof(object); owner = owner.BaseType)
        {
            foreach (var one in owner.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return one;
            }
        }
    }
}
