using System.Collections;
using System.Globalization;
using System.Text;

namespace NanoCap.Bot.Options;

/// <summary>All numbers of options objects as one text, so that two sets of rules can be told apart.</summary>
/// <remarks>Records print lists and sets by the names of their types, so their own text would not do.</remarks>
internal static class OptionsText
{
    public static string Of(params object?[] options)
    {
        var text = new StringBuilder();
        foreach (var one in options)
        {
            Write(text, one);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or ValueType:
                text.Append('"').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('"');
                break;
            case IEnumerable items:
                WriteItems(text, items);
                break;
            default:
                WriteProperties(text, value);
                break;
        }
    }

    // Sets and tables have no order of their own.
    private static void WriteItems(StringBuilder text, IEnumerable items)
    {
        var texts = items.Cast<object?>().Select(item =>
        {
            var one = new StringBuilder();
            Write(one, item);
            return one.ToString();
        });
        var ordered = items is IList ? texts : texts.Order(StringComparer.Ordinal);
        text.Append('[').AppendJoin(',', ordered).Append(']');
    }

    private static void WriteProperties(StringBuilder text, object value)
    {
        text.Append('{');
        foreach (var property in OptionsReader.Settable(value.GetType())
            .OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            text.Append(property.Name).Append('=');
            Write(text, property.GetValue(value));
            text.Append(',');
        }

        text.Append('}');
    }
}
