using System.Globalization;
using System.Numerics.Tensors;

namespace NanoCap.Trading.Indicators;

/// <summary>The checks every indicator makes before it writes a value. A value that is not finite would pass into all
/// later values of a recursive average without a trace, so it is refused with its index.</summary>
internal static class IndicatorInput
{
    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> if a window is smaller than the indicator
    /// needs.</summary>
    public static void RequireWindow(int window, int smallest = 1)
    {
        if (window < smallest)
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, string.Create(CultureInfo.InvariantCulture,
                $"Expected a window of at least {smallest}, found {window}; choose a longer one."));
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> if a value is NaN or infinite.</summary>
    public static void RequireFinite(ReadOnlySpan<double> values, string name)
    {
        if (TensorPrimitives.IsFiniteAll(values))
        {
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Expected finite {name}, found {values[i]} at index {i}; pass the part without it."), name);
            }
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> if one value is NaN or infinite.</summary>
    public static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Expected a finite {name}, found {value}; leave it out."), name);
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> if a value has no logarithm.</summary>
    public static void RequirePositive(ReadOnlySpan<double> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] <= 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Expected {name} above 0, found {values[i]} at index {i}; pass the part without it."), name);
            }
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> if there are more or fewer values than expected.</summary>
    public static void RequireCount(int expected, int found, string name)
    {
        if (expected != found)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Expected {expected} {name}, found {found}; pass a span of that length."), name);
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> if another column is not as long as the first.</summary>
    public static void RequireLength(ReadOnlySpan<double> first, ReadOnlySpan<double> other, string name)
    {
        if (first.Length != other.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Expected {first.Length} {name}, found {other.Length}; all columns have one value a bar."), name);
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> if a result is not as long as the values or shares memory with
    /// them: results are written before the last value is read.</summary>
    public static void RequireResult(ReadOnlySpan<double> values, ReadOnlySpan<double> result, string name = "result")
    {
        RequireLength(values, result, name);
        if (values.Overlaps(result))
        {
            throw new ArgumentException($"Expected {name} in other memory than the values; pass another span.", name);
        }
    }

    /// <summary>All checks of an indicator with one input, one window and one result.</summary>
    public static void Require(
        ReadOnlySpan<double> values, int window, ReadOnlySpan<double> result, int smallestWindow = 1)
    {
        RequireWindow(window, smallestWindow);
        RequireFinite(values, nameof(values));
        RequireResult(values, result);
    }
}
