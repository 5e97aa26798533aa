using Microsoft.CodeAnalysis;

namespace NanoCap.Bot.Tests.House;

/// <summary>Line numbers of syntax, counted from 1.</summary>
public static class SyntaxLines
{
    public static int FirstLine(this SyntaxNode node) => FirstLine(node.GetLocation());

    public static int FirstLine(this Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Lines from the first token to the last, without leading comments.</summary>
    public static int LineCount(this SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
