using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NanoCap.Bot.Storage;

/// <summary>Lets <c>dotnet ef migrations add NAME --output-dir Storage/Migrations</c> build the model without a host.
/// </summary>
internal sealed class BotDbContextDesign : IDesignTimeDbContextFactory<BotDbContext>
{
    public BotDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<BotDbContext>().UseSqlite("Data Source=:memory:").Options);
}
