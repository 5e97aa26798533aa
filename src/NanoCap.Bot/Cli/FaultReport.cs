using System.Globalization;

namespace NanoCap.Bot.Cli;

/// <summary>Keeps the details of an unforeseen fault in a file: a stack trace is for those who mend it.</summary>
internal static class FaultReport
{
    /// <summary>Writes the file and says where it is, or why there is none.</summary>
    public static string Write(Exception fault, TimeProvider time)
    {
        var file = Path.Combine(
            Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture,
                $"nanocap-fault-{time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}.log"));
        try
        {
            File.WriteAllText(file, fault.ToString());
            return $"The details are in {file}.";
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return $"The details could not be written: {unwritten.Message}";
        }
    }
}
