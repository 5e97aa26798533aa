using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Diagnostics.Readiness.Checks;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using static NanoCap.Bot.Diagnostics.Readiness.ReadinessOutcome;

namespace NanoCap.Bot.Tests.Diagnostics.Readiness;

public sealed class ReadinessCheckTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public ReadinessCheckTests() => temporary.Open().Dispose();

    public void Dispose() => temporary.Dispose();

    private ReadinessFacts Ready => ReadyWorld.Facts(temporary.Path);

    private ReadinessFacts NoAccount => Ready with { Desk = DeskState.Empty };

    [Fact]
    public async Task The_environment_is_a_running_account_on_a_present_market_with_settings_that_hold()
    {
        await ExpectAsync(Pass, new EnvironmentCheck(), Ready);
        await ExpectAsync(Fail, new EnvironmentCheck(), NoAccount, "no account has been opened");
        await ExpectAsync(
            Fail, new EnvironmentCheck(), Ready with { Problems = ["Trading:Mode: expected Paper."] }, "Trading:Mode");
        await ExpectAsync(
            Fail, new EnvironmentCheck(), Ready with { HaltedBecause = "HALTED. The disk is full.\nMake room." },
            "The disk is full.");
        await ExpectAsync(Fail, new EnvironmentCheck(), Replayed(), "replay");
    }

    [Fact]
    public async Task Limits_must_hold_and_let_a_position_be_opened()
    {
        var profile = RiskProfiles.SmallAccount;
        await ExpectAsync(Pass, new LimitsCheck(), Ready);
        await ExpectAsync(Pass, new LimitsCheck(), NoAccount, "1,000.00 USD");
        await ExpectAsync(Fail, new LimitsCheck(), Ready with { Profile = null });
        await ExpectAsync(
            Fail, new LimitsCheck(), Ready with { Profile = profile with { PositionMinimum = new Usd(301m) } },
            "contradicts itself");
        await ExpectAsync(
            Fail, new LimitsCheck(), Ready with { Profile = profile with { PositionMinimum = new Usd(230m) } },
            "no position can be opened");
    }

    [Fact]
    public async Task Each_breaker_must_have_tripped_and_been_cleared()
    {
        await ExpectAsync(Pass, new BreakersDrilledCheck(), Ready);
        await ExpectAsync(
            Fail, new BreakersDrilledCheck(), NoAccount, "day-loss and drawdown and loss-streak and refused-orders");
        var trips = Ready.Desk.Readiness.Trips;
        await ExpectAsync(
            Fail, new BreakersDrilledCheck(), With(Ready.Desk with
            {
                Readiness = ReadinessBook.Empty with { Trips = [.. trips.Take(3), trips[3] with { ClearedAt = null }] },
            }),
            "of drawdown.");
    }

    [Fact]
    public async Task A_backup_must_have_been_restored_within_ninety_days()
    {
        await ExpectAsync(NotYetMeasured, Restored(null), Ready);
        await ExpectAsync(Pass, Restored(90), Ready, "17 entries");
        await ExpectAsync(Fail, Restored(91), Ready, "more than 90 days");

        static BackupRestoredCheck Restored(int? daysAgo) => new(new ReadyWorld.Restores(daysAgo is { } days
            ? new RestoreRecord(ReadyWorld.Now.AddDays(-days), 17, "00")
            : null));
    }

    [Fact]
    public async Task The_record_of_a_restore_is_a_file_in_the_state_folder()
    {
        var check = new BackupRestoredCheck(new RestoreFile());
        await ExpectAsync(NotYetMeasured, check, Ready);

        RestoreFile.Write(temporary.Path, new RestoreRecord(ReadyWorld.Now.AddDays(-1), 5, "ab"));
        await ExpectAsync(Pass, check, Ready, "5 entries");

        File.WriteAllText(temporary.File(RestoreFile.Name), "not json");
        await ExpectAsync(Fail, check, Ready, "cannot be read");
    }

    [Fact]
    public async Task The_calendar_must_reach_a_year_ahead()
    {
        await ExpectAsync(Pass, new TradingCalendarCheck(), Ready);
        await ExpectAsync(
            Pass, new TradingCalendarCheck(), Ready with { Now = new(2029, 12, 31, 9, 0, 0, TimeSpan.Zero) });
        await ExpectAsync(
            Fail, new TradingCalendarCheck(), Ready with { Now = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero) });
    }

    [Fact]
    public async Task The_machines_zone_data_must_agree_with_the_programs_clock()
    {
        var newYork = TimeZoneInfo.CreateCustomTimeZone(
            "New York", TimeSpan.FromHours(-5), "New York", "EST", "EDT",
            [
                TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                    DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                    TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                        new DateTime(1, 1, 1, 2, 0, 0), 3, 2, DayOfWeek.Sunday),
                    TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                        new DateTime(1, 1, 1, 2, 0, 0), 11, 1, DayOfWeek.Sunday)),
            ]);
        await ExpectAsync(Pass, new TimeZoneDataCheck(_ => newYork), Ready);
        var noDaylight = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(-5), "x", "x");
        await ExpectAsync(Fail, new TimeZoneDataCheck(_ => noDaylight), Ready, "differ");
        await ExpectAsync(
            NotYetMeasured, new TimeZoneDataCheck(name => throw new TimeZoneNotFoundException(name)), Ready);
    }

    [Fact]
    public async Task The_state_folder_must_be_private_writable_and_have_room()
    {
        await ExpectAsync(Pass, new StateFolderCheck(_ => 1_000_000_000), Ready);
        await ExpectAsync(Fail, new StateFolderCheck(_ => 999_000_000), Ready, "1.00 GB free");
        await ExpectAsync(
            NotYetMeasured, new StateFolderCheck(), ReadyWorld.Facts(Path.Combine(temporary.Path, "none")));
        Assert.Empty(Directory.GetFiles(temporary.Path, "readiness*"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite
                | UnixFileMode.UserExecute | UnixFileMode.GroupRead);
            await ExpectAsync(Fail, new StateFolderCheck(_ => 1_000_000_000), Ready, "Other users");
        }
    }

    [Fact]
    public async Task What_no_part_of_this_version_can_tell_never_passes()
    {
        await ExpectAsync(Fail, new KeysCheck(), Ready);
        await ExpectAsync(Fail, new ChatOwnerCheck(), Ready);
        await ExpectAsync(NotYetMeasured, new AlertsDeliveredCheck(), Ready);
        await ExpectAsync(NotYetMeasured, new ClockCheck(), Ready);
        await ExpectAsync(NotYetMeasured, new StudyCheck("walk-forward", "A study"), Ready);
    }

    [Fact]
    public async Task Positions_that_the_bot_did_not_buy_are_named()
    {
        await ExpectAsync(Pass, new HeldPositionsCheck(), Ready);
        await ExpectAsync(NotYetMeasured, new HeldPositionsCheck(), NoAccount);
        var held = Desks.SecondEvening.Positions;
        await ExpectAsync(Pass, new HeldPositionsCheck(), With(Ready.Desk with { Positions = held }));
        var symbol = Symbol.Of("ABCD");
        await ExpectAsync(
            Fail, new HeldPositionsCheck(),
            With(Ready.Desk with
            {
                Positions = held.SetItem(symbol, held[symbol] with { ProposalNumber = null, Strategy = "external" }),
            }),
            "did not buy ABCD");
    }

    [Fact]
    public async Task Two_lived_months_on_paper_are_asked_for()
    {
        Assert.Equal("60", (await ExpectAsync(Pass, new PaperPeriodCheck(), Ready)).Figure!.Typed);
        await ExpectAsync(Pass, new PaperPeriodCheck(), Lived(42));
        await ExpectAsync(Fail, new PaperPeriodCheck(), Lived(41));
        await ExpectAsync(Fail, new PaperPeriodCheck(), Replayed(), "replayed ones do not count");
        await ExpectAsync(NotYetMeasured, new PaperPeriodCheck(), NoAccount);
    }

    // The account's Sharpe is 1.75; a record of 1.35 x 1.3 = 1.755 allows it, one of 1.34 x 1.3 = 1.742 does not. (The
    // chart's first return, from nothing to the first close, is a zero more: 1.72 to 1.75.)
    [Fact]
    public async Task The_accounts_sharpe_must_lie_within_thirty_per_cent_of_the_records()
    {
        await ExpectAsync(Pass, new PaperSharpeCheck(), Promised(1.40));
        await ExpectAsync(Fail, new PaperSharpeCheck(), Promised(1.20));
        await ExpectAsync(Fail, new PaperSharpeCheck(), Promised(2.60));
        await ExpectAsync(Fail, new PaperSharpeCheck(), Promised(-1.7));
        Assert.InRange(
            (await ExpectAsync(Pass, new PaperSharpeCheck(), Promised(1.7))).Figure!.Value, 1.71m, 1.75m);
        await ExpectAsync(NotYetMeasured, new PaperSharpeCheck(), Lived(18));
        await ExpectAsync(
            NotYetMeasured, new PaperSharpeCheck(), Ready with { Strategies = StrategyReport.Empty }, "no record");
        await ExpectAsync(NotYetMeasured, new PaperSharpeCheck(), NoAccount);
    }

    // 12 of 20 won: 60 %.
    [Fact]
    public async Task The_accounts_win_rate_must_lie_within_ten_points_of_the_records()
    {
        var check = new PaperWinRateCheck();
        Assert.Equal("60.0 %", (await ExpectAsync(Pass, check, Ready)).Figure!.Text);
        await ExpectAsync(Pass, check, Wins(70));
        await ExpectAsync(Fail, check, Wins(71));
        await ExpectAsync(Fail, check, Wins(49));
        await ExpectAsync(
            NotYetMeasured, check, With(Ready.Desk with { Trades = Ready.Desk.Trades.RemoveAt(0) }), "there are 19");
        await ExpectAsync(NotYetMeasured, check, Ready with { Strategies = StrategyReport.Empty });

        ReadinessFacts Wins(int wins) => Ready with
        {
            Strategies = StrategyReport.Empty with { Figures = [ReadyWorld.Record(1, wins, 100 - wins)] },
        };
    }

    [Fact]
    public async Task The_account_must_not_have_fallen_by_a_fifth()
    {
        Assert.Equal("0.8", (await ExpectAsync(Pass, new MaximumDrawdownCheck(), Ready)).Figure!.Typed);
        await ExpectAsync(Pass, new MaximumDrawdownCheck(), Fallen(0.199m));
        await ExpectAsync(Fail, new MaximumDrawdownCheck(), Fallen(0.2m));
        await ExpectAsync(NotYetMeasured, new MaximumDrawdownCheck(), NoAccount);

        ReadinessFacts Fallen(decimal fall) =>
            With(Ready.Desk with { EquityCurve = ReadyWorld.Curve(2, up: 0m, down: -fall) });
    }

    [Fact]
    public async Task The_records_must_reach_back_two_years()
    {
        Assert.Equal("2.3 years", (await ExpectAsync(Pass, new BacktestYearsCheck(), Ready)).Figure!.Text);
        await ExpectAsync(Pass, new BacktestYearsCheck(), Since(504));
        await ExpectAsync(Fail, new BacktestYearsCheck(), Since(503), "1.9 years");
        await ExpectAsync(
            NotYetMeasured, new BacktestYearsCheck(), Ready with { Strategies = StrategyReport.Empty });
        await ExpectAsync(NotYetMeasured, new BacktestYearsCheck(), Ready with
        {
            Options = Ready.Options with { Strategies = new StrategiesOptions { Enabled = ["momentum", "regime"] } },
        });

        ReadinessFacts Since(int sessions) => Ready with
        {
            Strategies = StrategyReport.Empty with { Figures = [ReadyWorld.Record(1, 6, 4, sessions)] },
        };
    }

    private ReadinessFacts With(DeskState desk) => Ready with { Desk = desk };

    private ReadinessFacts Lived(int sessions) =>
        With(Ready.Desk with { EquityCurve = ReadyWorld.Curve(sessions) });

    private ReadinessFacts Replayed() =>
        With(Ready.Desk with { Opening = Ready.Desk.Opening! with { Banner = "REPLAY" } });

    private ReadinessFacts Promised(double sharpe) => Ready with
    {
        Strategies = StrategyReport.Empty with { Figures = [ReadyWorld.Record(sharpe, 60, 40)] },
    };

    private static async Task<ReadinessResult> ExpectAsync(
        ReadinessOutcome outcome, IReadinessCheck check, ReadinessFacts facts, string judged = "")
    {
        var result = await check.JudgeAsync(facts, TestContext.Current.CancellationToken);
        Assert.True(outcome == result.Outcome, $"{check.Name}: expected {outcome}, found {result}");
        Assert.Contains(judged, result.Judged, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', result.Judged);
        Assert.Equal(outcome == Pass, result.Fix is null);
        return result;
    }
}
