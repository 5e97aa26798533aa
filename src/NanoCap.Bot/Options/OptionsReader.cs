using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace NanoCap.Bot.Options;

/// <summary>Puts configuration into option objects. Unlike the framework's binder it goes on after a problem, so that
/// a person sees all of them at once, and it takes no key that nobody reads.</summary>
internal static class OptionsReader
{
    /// <summary>Sets every property that the section names; what is wrong is added to the problems.</summary>
    public static void ReadInto(object options, IConfiguration section, List<string> problems)
    {
        var properties = Settable(options.GetType()).ToDictionary(
            property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (properties.TryGetValue(child.Key, out var property))
            {
                Set(options, property, child, problems);
            }
            else
            {
                problems.Add(Unknown(child, properties.Keys));
            }
        }
    }

    /// <summary>The properties of an options class that a configuration can set.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0);

    /// <summary>Whether a property is a value or list rather than a section of its own.</summary>
    public static bool IsValue(PropertyInfo property) =>
        OptionValue.CanRead(property.PropertyType) || IsList(property) || IsTable(property);

    private static void Set(object options, PropertyInfo property, IConfigurationSection section, List<string> problems)
    {
        if (IsTable(property))
        {
            // A key of a section within has its path: Tiers:Low.
            property.SetValue(options, section.AsEnumerable(makePathsRelative: true)
                .Where(entry => entry.Key.Length > 0 && !section.GetSection(entry.Key).GetChildren().Any())
                .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase));
        }
        else if (IsList(property))
        {
            property.SetValue(options, ReadList(section, problems));
        }
        else if (OptionValue.CanRead(property.PropertyType))
        {
            SetValue(options, property, section, problems);
        }
        else if (!string.IsNullOrEmpty(section.Value))
        {
            problems.Add($"{section.Path}: expected a section with keys of its own, found '{section.Value}'.");
        }
        else
        {
            ReadInto(property.GetValue(options)!, section, problems);
        }
    }

    private static void SetValue(
        object options, PropertyInfo property, IConfigurationSection section, List<string> problems)
    {
        if (section.GetChildren().Any())
        {
            problems.Add($"{section.Path}: expected {OptionValue.Describe(property)}, found a section.");
        }
        else if (OptionValue.TryRead(property, section.Value, out var value))
        {
            property.SetValue(options, value);
        }
        else
        {
            problems.Add($"{section.Path}: expected {OptionValue.Describe(property)}, "
                + (string.IsNullOrEmpty(section.Value) ? "found nothing." : $"found '{section.Value}'."));
        }
    }

    // A list in a file, or names with commas between them in an environment variable or on the command line, which
    // replace the list of the file.
    private static string[] ReadList(IConfigurationSection section, List<string> problems)
    {
        const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var children = section.GetChildren().ToList();
        var odd = children.Find(child => !int.TryParse(child.Key, out _) || child.Value is null);
        if (odd is not null)
        {
            problems.Add($"{odd.Path}: expected a list of words at {section.Path}, found the key '{odd.Key}'.");
            return [];
        }

        return string.IsNullOrEmpty(section.Value)
            ? [.. children.OrderBy(child => int.Parse(child.Key, null)).Select(child => child.Value!)]
            : section.Value.Split(',', tidy);
    }

    private static string Unknown(IConfigurationSection section, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        return $"{section.Path}: expected a known key, found '{section.Key}'; did you mean "
            + $"{NearestName.Of(section.Key, names)}? (Known here: {string.Join(", ", names)}.)";
    }

    private static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IReadOnlyList<string>);

    private static bool IsTable(PropertyInfo property) =>
        property.PropertyType == typeof(IReadOnlyDictionary<string, string?>);
}
