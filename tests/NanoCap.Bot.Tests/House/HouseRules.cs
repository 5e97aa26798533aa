using NanoCap.Bot.Tests.House.Architecture;
using NanoCap.Bot.Tests.House.Tidy;

namespace NanoCap.Bot.Tests.House;

/// <summary>All rules of the house; a test holds that none is left out and that each has a planted violation.</summary>
public static class HouseRules
{
    public static IReadOnlyList<IHouseRule> All { get; } =
    [
        new FileMustBeShortRule(),
        new MethodMustBeShortRule(),
        new LineMustBeShortRule(),
        new OnePublicTypePerFileRule(),
        new NoRegionRule(),
        new NameMustSayWhatItIsRule(),
        new NamespaceMustEqualFolderRule(),
        new NoUnfinishedWorkRule(),
        new PartialOnlyForGeneratorsRule(),
        new LambdaParametersHaveNamesRule(),
        new EveryFolderIsInTheArchitectureRule(),
        new ArchitectureNamesRealFilesRule(),
        new DecisionsAreCompleteRule(),
        new EveryPackageSaysWhyRule(),
        new NoMachineDetailRule(),
        new ProjectsPointInwardsRule(),
        new VendorTypesStayInTheirFolderRule(),
        new DockerfileKeepsItsPromisesRule(),
    ];
}
