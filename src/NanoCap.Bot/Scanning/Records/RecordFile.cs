using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Scanning.Records;

/// <summary>The bytes of kept records: what they fit, the records, and a hash of it all.</summary>
internal static class RecordFile
{
    private const int HashLength = 16;

    public static byte[] Write(RecordFit fit, KeptRecords kept)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        WriteHash(writer, fit.Rules);
        WriteHash(writer, fit.Market);
        writer.Write(kept.Through.DayNumber);
        writer.Write(kept.Benchmark.Name);
        WriteNumbers(writer, kept.Benchmark.Returns);
        WriteMany(writer, kept.Records, WriteRecord);
        writer.Flush();
        WriteHash(writer, ContentHash.Of(content.GetBuffer().AsSpan(0, (int)content.Length)));
        writer.Flush();
        return content.ToArray();
    }

    /// <summary>What the bytes hold; null when they are not whole, or of other rules or another build, whose form may
    /// differ.</summary>
    public static (RecordFit Fit, KeptRecords Kept)? Read(byte[] bytes, UInt128 rules)
    {
        if (bytes.Length < HashLength || ContentHash.Of(bytes.AsSpan(0, bytes.Length - HashLength))
            != BinaryPrimitives.ReadUInt128LittleEndian(bytes.AsSpan(bytes.Length - HashLength)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        var fit = new RecordFit(ReadHash(reader), ReadHash(reader));
        if (fit.Rules != rules)
        {
            return null;
        }

        var kept = new KeptRecords(
            ReadDay(reader),
            new BenchmarkReturns(reader.ReadString(), ReadNumbers(reader)),
            ReadMany(reader, ReadRecord));
        return (fit, kept);
    }

    private static void WriteRecord(BinaryWriter writer, KeptRecord kept)
    {
        var record = kept.Record;
        writer.Write(record.Strategy);
        writer.Write(record.FirstSessionIndex);
        WriteNumbers(writer, record.Equity);
        WriteNumbers(writer, record.Traded);
        WriteNumbers(writer, record.Costs);
        WriteMany(writer, record.Trades, WriteTrade);
        writer.Write(record.OpenPositions);
        writer.Write(record.Momentum ?? double.NaN);
        writer.Write(record.Qualified);
        writer.Write(kept.Cash);
        WriteMany(writer, kept.Positions, WritePosition);
    }

    private static KeptRecord ReadRecord(BinaryReader reader)
    {
        var (strategy, first) = (reader.ReadString(), reader.ReadInt32());
        var (equity, traded, costs) = (ReadNumbers(reader), ReadNumbers(reader), ReadNumbers(reader));
        var trades = ReadMany(reader, ReadTrade);
        var (open, momentum, qualified) = (reader.ReadInt32(), reader.ReadDouble(), reader.ReadBoolean());
        var record = new StrategyTrackRecord(
            strategy, first, equity, trades, open, double.IsNaN(momentum) ? null : momentum, qualified)
        {
            Traded = traded,
            Costs = costs,
        };
        return new KeptRecord(record, reader.ReadDouble(), ReadMany(reader, ReadPosition));
    }

    private static void WriteTrade(BinaryWriter writer, ShadowTrade trade)
    {
        writer.Write(trade.Symbol.Value);
        writer.Write(trade.SignalSession.DayNumber);
        writer.Write(trade.EntrySession.DayNumber);
        writer.Write(trade.EntryPrice);
        writer.Write(trade.Shares);
        writer.Write(trade.Cost);
        writer.Write(trade.ExitSession.DayNumber);
        writer.Write(trade.ExitPrice);
        writer.Write((int)trade.Reason);
    }

    private static ShadowTrade ReadTrade(BinaryReader reader) => new(
        Symbol.Of(reader.ReadString()),
        ReadDay(reader),
        ReadDay(reader),
        reader.ReadDouble(),
        reader.ReadDouble(),
        reader.ReadDouble(),
        ReadDay(reader),
        reader.ReadDouble(),
        (ShadowExit)reader.ReadInt32());

    private static void WritePosition(BinaryWriter writer, KeptPosition position)
    {
        writer.Write(position.Symbol.Value);
        writer.Write(position.SetUp.BarIndex);
        writer.Write(position.SetUp.Confidence);
        writer.Write(position.SetUp.StopDistance);
        writer.Write(position.SetUp.TargetDistance ?? double.NaN);
        writer.Write(position.SetUp.TimeExitSessions ?? -1);
        writer.Write(position.EntrySession.DayNumber);
        writer.Write(position.EntryPrice);
        writer.Write(position.Shares);
        writer.Write(position.Cost);
        writer.Write(position.BarIndex);
    }

    private static KeptPosition ReadPosition(BinaryReader reader)
    {
        var symbol = Symbol.Of(reader.ReadString());
        var (bar, confidence, stop) = (reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble());
        var (target, time) = (reader.ReadDouble(), reader.ReadInt32());
        return new KeptPosition(
            symbol,
            new SetUp(bar, confidence, stop, double.IsNaN(target) ? null : target, time < 0 ? null : time),
            ReadDay(reader),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadInt32());
    }

    private static void WriteHash(BinaryWriter writer, UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[HashLength];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, hash);
        writer.Write(bytes);
    }

    private static UInt128 ReadHash(BinaryReader reader) =>
        BinaryPrimitives.ReadUInt128LittleEndian(reader.ReadBytes(HashLength));

    private static DateOnly ReadDay(BinaryReader reader) => DateOnly.FromDayNumber(reader.ReadInt32());

    private static void WriteNumbers(BinaryWriter writer, IReadOnlyList<double> numbers)
    {
        writer.Write(numbers.Count);
        double[] column = [.. numbers];
        writer.Write(MemoryMarshal.AsBytes<double>(column));
    }

    private static double[] ReadNumbers(BinaryReader reader)
    {
        var numbers = new double[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    private static void WriteMany<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }

    private static T[] ReadMany<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = read(reader);
        }

        return items;
    }
}
