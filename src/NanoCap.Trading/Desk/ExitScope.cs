using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk;

/// <summary>Which positions an EXIT of a part sells; orders of other symbols and entries stay as they are.</summary>
public abstract record ExitScope
{
    private ExitScope()
    {
    }

    /// <summary>What it is called: <c>losers</c>, the symbols, <c>strategy X</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a person named each symbol, so that even one that EXIT leaves alone is meant.</summary>
    public virtual bool NamesSymbols => false;

    /// <summary>Whether it means a position.</summary>
    /// <param name="position">What is held.</param>
    public abstract bool Covers(Position position);

    /// <summary>Positions under what they cost, at the latest marks.</summary>
    public sealed record Losers : ExitScope
    {
        /// <inheritdoc />
        public override string Name => "losers";

        /// <inheritdoc />
        public override bool Covers(Position position) => position.Unrealised < Usd.Zero;
    }

    /// <summary>Some symbols.</summary>
    /// <param name="Symbols">The tickers.</param>
    public sealed record Named(IReadOnlyList<Symbol> Symbols) : ExitScope
    {
        /// <inheritdoc />
        public override string Name => string.Join(" ", Symbols);

        /// <inheritdoc />
        public override bool NamesSymbols => true;

        /// <inheritdoc />
        public override bool Covers(Position position) => Symbols.Contains(position.Symbol);
    }

    /// <summary>What a strategy bought.</summary>
    /// <param name="Strategy">Its name, in any case of letters.</param>
    public sealed record OfStrategy(string Strategy) : ExitScope
    {
        /// <inheritdoc />
        public override string Name => $"strategy {Strategy}";

        /// <inheritdoc />
        public override bool Covers(Position position) =>
            string.Equals(position.Strategy, Strategy, StringComparison.OrdinalIgnoreCase);
    }
}
