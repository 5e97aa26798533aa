using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Takes a line from any channel to its command, through role and confirmation, and brings the answer back.
/// </summary>
internal sealed partial class CommandRouter(
    CommandRegistry registry, IDesk desk, TimeProvider clock, ILogger<CommandRouter> logger,
    IButtonTokens? nonces = null, CodeGate? codes = null)
{
    private readonly PendingQuestions questions = new(nonces ?? new RandomTokens());
    private readonly ShownVersions shown = new();
    private readonly RefusedUsers refused = new(desk);

    public CommandRegistry Registry => registry;

    public PendingQuestions Questions => questions;

    /// <summary>Whether a line is carried out only with a code.</summary>
    public bool NeedsCode(CommandSpec spec, CommandWords words) => codes?.IsNeeded(spec, words) ?? false;

    /// <summary>Somebody asked for what they may not have.</summary>
    public Task CountRefusalAsync(Actor by, string what, CancellationToken cancellationToken) =>
        refused.CountAsync(by, what, clock.GetUtcNow(), cancellationToken);

    /// <summary>The answer to the very question that a button was made for.</summary>
    public async Task<CommandAnswer?> ReplyAsync(
        ChatMessage message, string nonce, bool isYes, CancellationToken cancellationToken) =>
        questions.Find(message) is { } pending && pending.Nonce == nonce
            && !(isYes && pending.Question.WithCode is not null)
            ? await AnswerAsync(message with { Text = isYes ? pending.Question.Word : "no" }, cancellationToken)
            : CommandAnswer.Refused("This question is not open any more; nothing was done. Ask again.");

    /// <summary>Notes that cards were shown in a chat without being asked for, such as the digest.</summary>
    public void Showed(string channel, string chat, IEnumerable<Card> cards) => shown.Note(channel, chat, cards);

    /// <summary>The answer; null when nothing is to be said. Throws only when called back.</summary>
    public async Task<CommandAnswer?> AnswerAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await FindAnswerAsync(message, cancellationToken);
            if (answer is not null)
            {
                shown.Note(message.By.Channel, message.Chat, answer.Cards);
            }

            return answer;
        }
        catch (Exception failure) when (failure is not OperationCanceledException
            || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, failure, message.By.Channel);
            return CommandAnswer.Failed(
                $"This failed and is not confirmed: {failure.Message.ReplaceLineEndings(" ")} "
                + "/status shows where the desk stands.");
        }
    }

    private async Task<CommandAnswer?> FindAnswerAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var text = message.Text.Trim();
        if (questions.Find(message) is { } pending && IsReply(text, pending.Question))
        {
            return await ReplyAsync(message, text, pending, cancellationToken);
        }

        return registry.Read(text, message.Channel) switch
        {
            CommandLineReading.Known(var command, var words) =>
                await RunAsync(message, command, words, cancellationToken),
            CommandLineReading.Unknown(var problem) => message.Role == Role.Stranger ? null : Misread(message, problem),
            _ => null,
        };
    }

    private static bool IsReply(string text, Question question) =>
        question.IsAnsweredBy(text) || Question.IsNo(text);

    private CommandAnswer Misread(ChatMessage message, string problem)
    {
        var text = message.Text.Trim();
        if (questions.Find(message) is { } pending && !text.StartsWith('/'))
        {
            return CommandAnswer.Misunderstood(
                $"Expected {pending.Question.Word} or no, found '{CommandWords.Shorten(text)}'; nothing was done.");
        }

        return Question.IsNo(text) || text.Equals(Question.Yes, StringComparison.OrdinalIgnoreCase)
            ? CommandAnswer.Misunderstood(
                $"There is no open question of yours that '{CommandWords.Shorten(text)}' could answer. "
                + "Example: /approve all")
            : CommandAnswer.Misunderstood(problem);
    }

    private async Task<CommandAnswer?> ReplyAsync(
        ChatMessage message, string text, PendingQuestions.Pending pending, CancellationToken cancellationToken)
    {
        if (!questions.TryTake(message, pending))
        {
            return null;
        }

        if (clock.GetUtcNow() >= pending.ExpiresAt)
        {
            return CommandAnswer.Refused("The question has expired; nothing was done. Ask again if you still want it.");
        }

        return Question.IsNo(text) ? CommandAnswer.Refused("Nothing was done.")
            : pending.Question.WithCode is { } withCode ? await withCode(text, cancellationToken)
            : await pending.Question.Confirmed(cancellationToken);
    }

    private async Task<CommandAnswer?> RunAsync(
        ChatMessage message, ICommand command, CommandWords words, CancellationToken cancellationToken)
    {
        var spec = command.Spec;
        if (message.Role < spec.Role)
        {
            await CountRefusalAsync(message.By, "/" + spec.Name, cancellationToken);
            return message.Role == Role.Stranger
                ? null
                : CommandAnswer.Refused($"/{spec.Name} needs the role {spec.Role}, yours is {message.Role}.");
        }

        if (!spec.NeedsNoDesk && desk is { HaltedBecause: { } reason, State.Opening: null })
        {
            return CommandAnswer.Halted(spec, reason);
        }

        if (!spec.IsSafeRead)
        {
            // A question is answered next or not at all; reads in between may help to decide.
            questions.Close(message);
        }

        if (codes is not null && !message.HasCode && codes.IsNeeded(spec, words, message.By))
        {
            return AskCode(codes, message, command, words);
        }

        var now = clock.GetUtcNow();
        var call = new CommandCall(message, spec, words, now, shown.In(message.By.Channel, message.Chat));
        var answer = await command.AnswerAsync(call, cancellationToken);
        if (answer.Question is not { } question)
        {
            return answer;
        }

        if (message.IsConfirmed && question.Word == Question.Yes)
        {
            return await question.Confirmed(cancellationToken);
        }

        if (!message.Channel.CanAsk)
        {
            return CommandAnswer.Refused($"Nothing was done; to do it: {question.AtOnce}", [.. answer.Cards]);
        }

        questions.Open(message, question, now);
        return answer;
    }

    private CommandAnswer AskCode(CodeGate gate, ChatMessage message, ICommand command, CommandWords words)
    {
        if (gate.FindObstacle(command.Spec, message.By, message.Chat) is { } obstacle)
        {
            return CommandAnswer.Refused(obstacle);
        }

        var question = new Question(
            $"/{command.Spec.Name} needs a code. Type the six digits of your authenticator, or no.",
            "the six digits", command.Spec.Example,
            _ => Task.FromResult(CommandAnswer.Refused("A code was expected; nothing was done.")))
        {
            WithCode = async (code, token) =>
            {
                if (gate.TryUse(message.By, code))
                {
                    return await RunAsync(message with { HasCode = true }, command, words, token)
                        ?? CommandAnswer.Refused("Nothing was done.");
                }

                await CountRefusalAsync(message.By, $"/{command.Spec.Name} with a wrong code", token);
                return CommandAnswer.Refused(
                    "The code is wrong or was used before; nothing was done. Wait for the next one and ask again.");
            },
        };
        questions.Open(message, question, clock.GetUtcNow());
        return CommandAnswer.Ask(question);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A command from {Channel} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string channel);
}
