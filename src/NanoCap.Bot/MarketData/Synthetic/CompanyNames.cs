namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>Made-up names with tickers of five letters that end in Z, as no company's common stock does.</summary>
internal static class CompanyNames
{
    // The first two letters differ within each list, so every pair has its own ticker.
    private static readonly string[] Starts =
    [
        "Alder", "Ash", "Bram", "Cald", "Copper", "Dray", "Dun", "Elm", "Fen", "Fox", "Gil", "Grey", "Har", "Hol",
        "Ivor", "Jas", "Kest", "Kil", "Lark", "Lorn", "Mid", "Mor", "Nant", "Oaken", "Pem", "Quill", "Raven", "Sil",
        "Thorn", "Ulver", "Ver", "Wex", "Yar", "Zeph",
    ];

    private static readonly string[] Ends =
    [
        "brook", "burn", "combe", "croft", "dale", "den", "field", "ford", "gate", "glen", "haven", "hurst", "kirk",
        "land", "leigh", "mark", "mere", "moor", "north", "peak", "point", "quay", "ridge", "rock", "shaw", "stone",
        "thorpe", "vale", "ward", "well", "wick", "yard",
    ];

    public static int Count => Starts.Length * Ends.Length;

    public static string NameOf(int number) => Starts[number / Ends.Length] + Ends[number % Ends.Length];

    public static string TickerOf(int number) =>
        (Starts[number / Ends.Length][..2] + Ends[number % Ends.Length][..2] + "Z").ToUpperInvariant();

    /// <summary>Every number once, in an order that the random numbers decide.</summary>
    public static int[] Shuffled(DeterministicRandom random)
    {
        var numbers = new int[Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = index;
        }

        for (var index = numbers.Length - 1; index > 0; index--)
        {
            var other = random.Below(index + 1);
            (numbers[index], numbers[other]) = (numbers[other], numbers[index]);
        }

        return numbers;
    }
}
