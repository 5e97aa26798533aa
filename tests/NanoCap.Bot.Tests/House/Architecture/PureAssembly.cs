namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>
/// What keeps NanoCap.Trading pure: two packages and the base library, and of that no files, network, tasks, logging,
/// environment or clock. Parallel loops over symbols are allowed: they change how long a decision takes, not what it
/// is.
/// </summary>
public static class PureAssembly
{
    private static readonly string[] AllowedPackages = ["MathNet.Numerics", "System.Numerics.Tensors"];

    private static readonly string[] ForbiddenNamespaces =
    [
        "System.IO",
        "System.Net",
        "System.Threading.Tasks",
        "System.Threading",
        "System.Data",
        "System.Reflection.Emit",
    ];

    private static readonly string[] AllowedTypes =
    [
        "System.Threading.Tasks.Parallel",
        "System.Threading.Tasks.ParallelOptions",
        "System.Threading.Tasks.ParallelLoopResult",
        "System.Threading.Tasks.ParallelLoopState",
        "System.Threading.Interlocked",
        "System.Threading.Lock",
        "System.Threading.Volatile",
    ];

    private static readonly string[] ForbiddenTypes =
    [
        "System.Console",
        "System.TimeProvider",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Runtime.CompilerServices.AsyncStateMachineAttribute",
        "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid",
        "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable",
        "System.Random.get_Shared",
        "System.TimeZoneInfo.get_Local",
    ];

    public static IReadOnlyList<string> Impurities(AssemblyFacts facts) =>
        [
            .. facts.Assemblies.Where(IsForeign).Select(name => $"references the assembly {name}"),
            .. facts.Types.Where(IsForbidden).Select(name => $"uses the type {name}"),
            .. facts.Members.Intersect(ForbiddenMembers).Select(name => $"uses {name}"),
        ];

    private static bool IsForeign(string assembly) =>
        !assembly.StartsWith("System.", StringComparison.Ordinal) && !AllowedPackages.Contains(assembly);

    private static bool IsForbidden(string type) =>
        ForbiddenTypes.Contains(type) || (IsInForbiddenNamespace(type) && !AllowedTypes.Contains(type));

    private static bool IsInForbiddenNamespace(string type) =>
        ForbiddenNamespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal));
}
