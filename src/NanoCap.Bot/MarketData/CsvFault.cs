namespace NanoCap.Bot.MarketData;

/// <summary>What is wrong on one line of a file; lines count from 1 and the header is line 1.</summary>
internal readonly record struct CsvFault(int Line, string Expected, string Found)
{
    public override string ToString() => $"line {Line}: expected {Expected}, found {Found}";
}
