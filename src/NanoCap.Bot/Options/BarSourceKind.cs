namespace NanoCap.Bot.Options;

internal enum BarSourceKind
{
    Synthetic,
    CsvFolder,
    Alpaca,
}
