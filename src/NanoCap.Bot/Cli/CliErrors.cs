using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Backups;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Cli;

/// <summary>The one place where a failure becomes words and an exit code.</summary>
internal static class CliErrors
{
    public static int Report(Exception fault, TextWriter error)
    {
        switch (fault)
        {
            case OptionsException or MarketDataException or BackupException:
                error.WriteLine(fault.Message);
                return ExitCode.BadInput;
            case StateFolderException:
                error.WriteLine(fault.Message);
                return ExitCode.StateLocked;
            case JournalUnusableException or JournalWriteException or DeskHaltedException or BrokerUnusableException:
                error.WriteLine(fault.Message);
                return ExitCode.Halted;
            case EndpointException:
                error.WriteLine(fault.Message);
                return ExitCode.Unexpected;
            case OperationCanceledException:
                error.WriteLine("Stopped.");
                return ExitCode.Unexpected;
            default:
                error.WriteLine("Sorry, something went wrong that nobody foresaw: "
                    + $"{fault.Message.ReplaceLineEndings(" ")} {FaultReport.Write(fault, TimeProvider.System)}");
                return ExitCode.Unexpected;
        }
    }
}
