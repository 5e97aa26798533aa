using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Chat.Delivery;

/// <summary>One chat on a real file, a platform that does what the test says, and a clock that stands.</summary>
internal sealed class DeliveryRig : IDisposable
{
    public const string Chat = "5000000001";
    private readonly TemporaryFolder folder = new();
    private readonly ChatSubjects subjects;
    private ChatDatabase database;

    public DeliveryRig(DeskState state, ChatSubjects subjects = ChatSubjects.All & ~ChatSubjects.Heartbeat)
    {
        this.subjects = subjects;
        Around = new ScriptedSurroundings(state);
        Directory.CreateDirectory(folder.Path);
        database = new ChatDatabase(folder.File(ChatDatabase.FileName));
        (Book, Delivery) = Build();
    }

    public ScriptedSender Platform { get; } = new();

    public ScriptedSurroundings Around { get; }

    public CountedButtons Buttons { get; } = new();

    public ManualTimeProvider Time => folder.Clock;

    public DeliveryBook Book { get; private set; }

    public ChatDelivery Delivery { get; private set; }

    public IReadOnlyList<string> Texts => [.. Platform.Chat.Values.Select(message => message.Text)];

    public DeliveryRow Row(string key) => Book.RowsOf(Chat)[key];

    /// <summary>Everything that may go now; when to look again.</summary>
    public async Task<DateTimeOffset?> DeliverAsync()
    {
        while (true)
        {
            var pass = await Delivery.DeliverOnceAsync(TestContext.Current.CancellationToken);
            if (!pass.DidSomething)
            {
                return pass.Next;
            }
        }
    }

    /// <summary>All that is only in memory is gone.</summary>
    public void Restart()
    {
        database.Dispose();
        database = new ChatDatabase(folder.File(ChatDatabase.FileName));
        (Book, Delivery) = Build();
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private (DeliveryBook, ChatDelivery) Build()
    {
        var book = new DeliveryBook(database, "telegram");
        return (book, new ChatDelivery(
            new ChatPlace(Chat, subjects), Platform, book, new ButtonIssue(Buttons, "telegram"), Around,
            new BackOff(new Random(7)), Time, NullLogger<ChatDelivery>.Instance));
    }
}
