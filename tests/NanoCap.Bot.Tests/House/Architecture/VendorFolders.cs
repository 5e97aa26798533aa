namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>
/// Which folders hold a vendor: every sub-folder of a port's folder, except the few named here that belong to the
/// feature itself. A new vendor folder is therefore under the rule from its first file.
/// </summary>
public static class VendorFolders
{
    private static readonly string[] Ports =
    [
        "src/NanoCap.Bot/Brokers",
        "src/NanoCap.Bot/Chat",
        "src/NanoCap.Bot/MarketData",
    ];

    private static readonly string[] OwnFolders =
    [
        "src/NanoCap.Bot/Chat/Access",
        "src/NanoCap.Bot/Chat/Buttons",
        "src/NanoCap.Bot/Chat/Cards",
        "src/NanoCap.Bot/Chat/Buttons",
        "src/NanoCap.Bot/Chat/Commands",
        "src/NanoCap.Bot/Chat/Delivery",
    ];

    /// <summary>Vendor folders that have code, such as src/NanoCap.Bot/Brokers/Simulated.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<RepositoryFile> files) =>
        [
            .. files
                .Where(file => file.IsOwnCSharp)
                .SelectMany(file => Ports.Select(port => VendorBelow(port, file)))
                .OfType<string>()
                .Except(OwnFolders)
                .Distinct(),
        ];

    public static string NamespaceOf(string folder) => folder["src/".Length..].Replace('/', '.');

    private static string? VendorBelow(string port, RepositoryFile file) =>
        file.IsUnder(port) && file.Folder.Length > port.Length
            ? port + "/" + file.Folder[(port.Length + 1)..].Split('/')[0]
            : null;
}
