using Microsoft.Extensions.Configuration;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Tests.Options;

public sealed class AccessOptionsTests
{
    [Fact]
    public void A_user_is_read_from_a_file_with_a_number_longer_than_32_bits()
    {
        var user = Assert.Single(Read("""
            { "Users": [ { "Channel": "Telegram", "Id": 7123456789012, "Role": "trader", "Name": "Bob" } ] }
            """).ToUsers());

        Assert.Equal(("telegram", "7123456789012", Role.Trader, "Bob"), (user.Channel, user.Id, user.Role, user.Name));
    }

    [Theory]
    [InlineData("""{ "Users": [ { "Channel": "telegram", "Id": "@anna", "Role": "admin" } ] }""", "Users:0:Id")]
    [InlineData("""{ "Users": [ { "Id": 1, "Role": "admin" } ] }""", "Users:0:Channel")]
    [InlineData("""{ "Users": [ { "Channel": "telegram", "Id": 1, "Role": "stranger" } ] }""", "Users:0:Role")]
    [InlineData("""{ "Users": [ { "Channel": "telegram", "Id": 1, "Role": "admin", "Pin": 1 } ] }""", "Users:0:Pin")]
    [InlineData(
        """{ "Users": [ { "Channel": "telegram", "Id": 1, "Role": "admin", "TimeZone": "Mars" } ] }""", "TimeZone")]
    [InlineData(
        """{"Users":[{"Channel":"telegram","Id":1,"Role":"admin"},{"Channel":"telegram","Id":1,"Role":"viewer"}]}""",
        "once")]
    [InlineData("""{ "Rooms": [ "telegram" ] }""", "Access:Rooms")]
    [InlineData("""{ "RequireCode": [ "status" ] }""", "Access:RequireCode")]
    public void What_is_wrong_is_named(string json, string expected) =>
        Assert.Contains(expected, Assert.Single(Read(json).FindProblems()), StringComparison.Ordinal);

    private static AccessOptions Read(string json)
    {
        var options = new AccessOptions();
        var problems = new List<string>();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        OptionsReader.ReadInto(options, new ConfigurationBuilder().AddJsonStream(stream).Build(), problems);
        Assert.Empty(problems);
        return options;
    }
}
