using System.Reflection;
using System.Reflection.Emit;

namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>One field of a record or structure.</summary>
internal abstract class FieldPart<TOwner>
{
    public static FieldPart<TOwner> Of(FieldInfo member) => (FieldPart<TOwner>)Activator.CreateInstance(
        typeof(Part<>).MakeGenericType(typeof(TOwner), member.FieldType), member)!;

    public abstract void Write(BinaryWriter writer, ref TOwner owner);

    public abstract void Read(BinaryReader reader, ref TOwner owner);

    private sealed class Part<TField>(FieldInfo member) : FieldPart<TOwner>
    {
        private readonly Getter get = GetterOf(member);
        private readonly Setter set = SetterOf(member);

        // Late, because a type may hold values of its own type.
        private readonly Lazy<TypedCodec<TField>> codec = new(Codec.Of<TField>);

        private delegate TField Getter(ref TOwner owner);

        private delegate void Setter(ref TOwner owner, TField value);

        public override void Write(BinaryWriter writer, ref TOwner owner) =>
            codec.Value.Write(writer, get(ref owner));

        public override void Read(BinaryReader reader, ref TOwner owner) =>
            set(ref owner, codec.Value.Read(reader));

        private static Getter GetterOf(FieldInfo member)
        {
            var (method, body) = Begin(typeof(TField), [typeof(TOwner).MakeByRefType()]);
            body.Emit(OpCodes.Ldfld, member);
            body.Emit(OpCodes.Ret);
            return method.CreateDelegate<Getter>();
        }

        // Most fields are read-only to the language, and reflection's own way boxes each value.
        private static Setter SetterOf(FieldInfo member)
        {
            var (method, body) = Begin(typeof(void), [typeof(TOwner).MakeByRefType(), typeof(TField)]);
            body.Emit(OpCodes.Ldarg_1);
            body.Emit(OpCodes.Stfld, member);
            body.Emit(OpCodes.Ret);
            return method.CreateDelegate<Setter>();
        }

        private static (DynamicMethod Method, ILGenerator Body) Begin(Type result, Type[] parameters)
        {
            var method = new DynamicMethod("field", result, parameters, typeof(TOwner).Module, skipVisibility: true);
            var body = method.GetILGenerator();
            body.Emit(OpCodes.Ldarg_0);
            if (!typeof(TOwner).IsValueType)
            {
                body.Emit(OpCodes.Ldind_Ref);
            }

            return (method, body);
        }
    }
}
