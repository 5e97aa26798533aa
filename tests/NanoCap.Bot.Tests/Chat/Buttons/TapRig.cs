using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Chat.Buttons;

/// <summary>All between a tap and the real rules of the desk: Anna administers, Bob trades, Vera looks.</summary>
internal sealed class TapRig : IDisposable
{
    public const string Group = "-1001234567890";
    public static readonly Actor Anna = new("telegram", "5000000001");
    public static readonly Actor Bob = new("telegram", "5000000002");
    public static readonly Actor Vera = new("telegram", "5000000003");
    public static readonly Actor Stranger = new("telegram", "6000000009");
    public static readonly ChannelFeatures Telegram = new("telegram") { CanAsk = true };

    private readonly TemporaryFolder folder = new();
    private int deliveries;

    public TapRig(DeskState? state = null, Usd? secondPersonAbove = null, params string[] requireCode)
    {
        World = new ChatWorld(state);
        var rules = new TradingDesk(new DeskRules(Desks.Profile, TradingCalendar.Nyse, JobTimes.Standard)
        {
            SecondPersonAbove = secondPersonAbove,
        });
        World.Desk.Decide = (input, before) =>
        {
            var events = rules.Decide(before, input);
            Journal.AddRange(events);
            return new DeskOutcome(events, events.Aggregate(before, TradingDesk.Apply));
        };
        Options = OptionsOf(requireCode);
        Users = new UserBook(Options, () => World.Desk.State);
        Directory.CreateDirectory(folder.Path);
        Secrets = new CodeSecrets(folder.File(CodeSecrets.FileName));
        Audit = new AuditBook(folder.File(AuditBook.FileName), World.Clock);
        var ports = World.Ports with { Access = new AccessPorts(Users, Secrets, Tokens) };
        Router = new CommandRouter(
            CommandList.Of(ports), World.Desk, World.Clock, NullLogger<CommandRouter>.Instance, Tokens,
            new CodeGate(Options, Users, Secrets, World.Clock));
        Desk = new ButtonDesk(Router, ports, World.Clock, Tokens);
        Gate = new ChatGate(
            Users, Router, Desk, new UserRates(Options.MessagesAMinute, World.Clock), Audit, World.Desk, World.Clock);
    }

    public ChatWorld World { get; }

    public List<DeskEvent> Journal { get; } = [];

    public AccessOptions Options { get; }

    public KnownTokens Tokens { get; } = new();

    public UserBook Users { get; }

    public CodeSecrets Secrets { get; }

    public AuditBook Audit { get; }

    public CommandRouter Router { get; }

    public ButtonDesk Desk { get; private set; }

    public ChatGate Gate { get; }

    public DeskState State => World.Desk.State;

    public string SecretsFile => folder.File(CodeSecrets.FileName);

    public static AccessOptions OptionsOf(params string[] requireCode)
    {
        var options = new AccessOptions();
        var problems = new List<string>();
        OptionsReader.ReadInto(
            options,
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Users:0:Channel"] = "telegram", ["Users:0:Id"] = Anna.User, ["Users:0:Role"] = "admin",
                ["Users:0:Name"] = "Anna", ["Users:0:TimeZone"] = "Europe/Berlin",
                ["Users:1:Channel"] = "telegram", ["Users:1:Id"] = Bob.User, ["Users:1:Role"] = "trader",
                ["Users:1:Name"] = "Bob",
                ["Users:2:Channel"] = "telegram", ["Users:2:Id"] = Vera.User, ["Users:2:Role"] = "viewer",
                ["Rooms:0"] = "telegram:" + Group,
                ["RequireCode"] = string.Join(',', requireCode),
            }).Build(),
            problems);
        Assert.Empty(problems.Concat(options.FindProblems()));
        return options;
    }

    /// <summary>A card with one button for each line, as delivery shows it.</summary>
    public async Task<IReadOnlyList<string>> ShowAsync(params ButtonTerms[] buttons) => await Desk.IssueAsync(
        new ButtonPlace("telegram", Group, $"d{++deliveries}"), buttons, TestContext.Current.CancellationToken);

    public async Task<string> ShowAsync(string action, int? number = 1) => (await ShowAsync(new ButtonTerms(
        action, number, number is { } known && State.Proposals.TryGetValue(known, out var proposal)
            ? proposal.Version : null,
        State.Proposals[1].Terms.ExpiresAt)))[0];

    /// <summary>The buttons below an answer, shown in the chat of the answer.</summary>
    public async Task<string> ShowAsync(CommandAnswer answer, string label, string chat = Group)
    {
        var button = answer.Cards.SelectMany(card => card.Buttons).Single(known => known.Label == label);
        return (await Desk.IssueAsync(
            new ButtonPlace("telegram", chat, $"d{++deliveries}"),
            [new ButtonTerms(button.Action, null, null, State.Proposals[1].Terms.ExpiresAt)],
            TestContext.Current.CancellationToken))[0];
    }

    public Task<TapAnswer> TapAsync(string token, Actor? by = null, string chat = Group) => Gate.TapAsync(
        token, by ?? Bob, new ButtonPlace("telegram", chat, "m7"), TestContext.Current.CancellationToken);

    public Task<CommandAnswer?> SayAsync(string text, Actor? by = null, string? chat = null) => Gate.SayAsync(
        by ?? Anna, chat ?? (by ?? Anna).User, text, Telegram, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Dispose();
}
