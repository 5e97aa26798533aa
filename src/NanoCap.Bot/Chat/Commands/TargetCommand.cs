using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class TargetCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("target", "SYMBOL P or none", "/target AACG 1.60",
        "moves a target or takes it away", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        MostWords = 2,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TrySymbol(0, out var symbol, out var problem))
        {
            return call.Misunderstood(problem);
        }

        Price? level = null;
        if (!call.Words.Is(1, "none"))
        {
            if (!call.Words.TryAmount(1, "a price, or none", out var price, out problem))
            {
                return call.Misunderstood(problem);
            }

            level = Price.Of(price);
        }

        return await LevelsAnswer.SetAsync(
            ports, new DeskInput.SetLevels(symbol, new LevelsChange.NewTarget(level), call.By, call.Now),
            cancellationToken);
    }
}
