using System.Reflection;
using Microsoft.Extensions.Configuration;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Options;

/// <summary>The limits that hold: those of the active profile, with the overrides of single ones.</summary>
internal static class RiskLimits
{
    private static readonly string SectionName = $"{nameof(BotOptions.Profile)}:{nameof(ProfileOptions.Overrides)}";

    /// <summary>The names of the limits that can be overridden.</summary>
    public static IEnumerable<PropertyInfo> Names =>
        OptionsReader.Settable(typeof(RiskProfile)).Where(limit => limit.Name != nameof(RiskProfile.Name));

    /// <summary>The limits of options that were checked.</summary>
    public static RiskProfile Of(ProfileOptions options)
    {
        var problems = new List<string>();
        return Read(options, problems) is { } profile && problems.Count == 0
            ? profile
            : throw new OptionsException(problems);
    }

    public static IEnumerable<string> FindProblems(BotOptions options)
    {
        var problems = new List<string>();
        if (Read(options.Profile, problems) is { } profile)
        {
            problems.AddRange(RiskProfileValidation
                .ContradictionsOf(profile, options.Account.StartingCash)
                .Select(contradiction => $"Profile {profile.Name}: {contradiction}"));
        }

        return problems;
    }

    private static RiskProfile? Read(ProfileOptions options, List<string> problems)
    {
        if (RiskProfiles.Find(options.Active) is not { } named)
        {
            problems.Add($"Profile:Active: {UnknownProfile(options.Active)}");
            return null;
        }

        var profile = named with { Tiers = named.Tiers with { } };
        var settings = options.Overrides.ToDictionary(
            limit => $"{SectionName}:{limit.Key}", limit => limit.Value, StringComparer.OrdinalIgnoreCase);
        if (settings.Remove($"{SectionName}:{nameof(RiskProfile.Name)}"))
        {
            problems.Add($"{SectionName}:Name: expected the name of a limit; choose the profile with Profile:Active.");
        }

        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(SectionName);
        OptionsReader.ReadInto(profile, section, problems);
        return profile;
    }

    /// <summary>What to say of a name that is no profile's.</summary>
    public static string UnknownProfile(string found) =>
        $"expected one of {string.Join(", ", RiskProfiles.Names)}, found '{found}'; "
        + $"did you mean {NearestName.Of(found, RiskProfiles.Names)}?";
}
