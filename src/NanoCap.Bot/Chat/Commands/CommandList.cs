namespace NanoCap.Bot.Chat.Commands;

/// <summary>The one list of commands.</summary>
internal static class CommandList
{
    public static CommandRegistry Of(CommandPorts ports)
    {
        List<ICommand> commands =
        [
            new SignalsCommand(ports),
            new WhyCommand(ports),
            new ApproveCommand(ports),
            new RejectCommand(ports),
            new StatusCommand(ports),
            new PositionsCommand(ports),
            new OrdersCommand(ports),
            new TradesCommand(ports),
            new CashCommand(ports),
            new FundCommand(ports),
            new RegimeCommand(ports),
            new RiskCommand(ports),
            new LimitsCommand(ports),
            new BreakersCommand(ports),
            new RampCommand(ports),
            new PerformanceCommand(ports),
            new StrategiesCommand(ports),
            new ChartCommand(ports),
            new ScoreCommand(ports),
            new AnalyzeCommand(ports),
            new CandidatesCommand(ports),
            new PairsCommand(ports),
            new BuyCommand(ports),
            new SellCommand(ports),
            new ProofCommand(ports),
            new StopCommand(ports),
            new TargetCommand(ports),
            new CancelCommand(ports),
            new ReadinessCommand(ports),
            new ChecklistCommand(ports),
            new HealthCommand(ports),
            new JobsCommand(ports),
            new ModeCommand(ports),
            new ProvidersCommand(ports),
            new RebalanceCommand(ports),
            new CloseCommand(ports),
            new ExitCommand(ports),
            new PauseCommand(ports),
            new HaltCommand(ports),
            new ReduceCommand(ports),
            new ResumeCommand(ports),
            new StrategyCommand(ports),
            new WeightCommand(ports),
            new AlertsCommand(ports),
            new InboxCommand(ports),
            new AckCommand(ports),
            new MuteCommand(ports),
            new QuietCommand(ports),
            new NextCommand(ports),
            new VersionCommand(ports),
            new WhoAmICommand(ports),
            new UsersCommand(ports),
            new RoleCommand(ports),
            new InviteCommand(ports),
            new RevokeCommand(ports),
            new QuitCommand(),
        ];
        commands.Add(new HelpCommand(commands, isReplay: ports.Replay is not null));
        return new CommandRegistry(commands);
    }
}
