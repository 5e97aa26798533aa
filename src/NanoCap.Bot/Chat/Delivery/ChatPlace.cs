namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A chat that is told of something by itself.</summary>
/// <param name="Name">As the settings name it: also what a person's messages from there come under.</param>
internal sealed record ChatPlace(string Name, ChatSubjects Subjects);
