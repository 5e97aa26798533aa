using System.CommandLine;

namespace NanoCap.Bot.Cli;

/// <summary>A verb that is made only when it is asked for, or when all are listed: making one loads what it needs.
/// </summary>
internal sealed record Verb(string Name, Func<Command> Create);
