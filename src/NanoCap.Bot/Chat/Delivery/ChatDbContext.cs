using Microsoft.EntityFrameworkCore;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What chats show and what was heard from them. Beside the journal: it can be lost, and then open cards are
/// sent once more.</summary>
internal sealed class ChatDbContext(DbContextOptions<ChatDbContext> options) : DbContext(options)
{
    public DbSet<DeliveryRow> Delivered => Set<DeliveryRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<UpdateRow> Updates => Set<UpdateRow>();

    public DbSet<ChatRow> Chats => Set<ChatRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StoredAs.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeliveryRow>(table =>
        {
            table.ToTable("delivered").HasKey(row => new { row.Channel, row.Chat, row.Key });
            table.Property(row => row.Class).HasConversion<string>();
            table.Ignore(row => row.MessageList).Ignore(row => row.PageList);
            table.HasIndex(row => row.Class);
        });
        modelBuilder.Entity<OutboxRow>(table => table.ToTable("outbox").HasKey(row => row.Id));
        modelBuilder.Entity<UpdateRow>(table => table.ToTable("updates").HasKey(row => new { row.Channel, row.Id }));
        modelBuilder.Entity<ChatRow>(table => table.ToTable("chats").HasKey(row => new { row.Channel, row.Chat }));
    }
}
