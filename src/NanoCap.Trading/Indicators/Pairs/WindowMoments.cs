using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>Mean, squares around it and the inverse of their root for each window of many series, a row a session.
/// </summary>
internal sealed class WindowMoments(int sessions, int width)
{
    private readonly Vector512<double>[] means = Room(sessions * width);
    private readonly Vector512<double>[] squares = Room(sessions * width);
    private readonly Vector512<double>[] inverses = Room(sessions * width);

    /// <summary>Writes one series; NaN while a value of the window is missing, inverse NaN where nothing moved.
    /// </summary>
    public void Fill(int index, ReadOnlySpan<double> values, int window)
    {
        var rented = ArrayPool<double>.Shared.Rent(values.Length * 3);
        var known = rented.AsSpan(0, values.Length);
        var mean = rented.AsSpan(values.Length, values.Length);
        var square = rented.AsSpan(2 * values.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            known[i] = double.IsFinite(values[i]) ? values[i] : 0;
        }

        RollingMoments.Calculate(known, window, mean, square);
        var complete = 0;
        for (var i = 0; i < values.Length; i++)
        {
            complete = double.IsFinite(values[i]) ? complete + 1 : 0;
            Set(means, i, index, mean[i]);
            Set(squares, i, index, square[i]);
            Set(inverses, i, index, complete >= window && square[i] > 0 ? 1 / Math.Sqrt(square[i]) : double.NaN);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    public ReadOnlySpan<Vector512<double>> Means(int session) => means.AsSpan(session * width, width);

    public ReadOnlySpan<Vector512<double>> Inverses(int session) => inverses.AsSpan(session * width, width);

    public double Squares(int session, int index) =>
        MemoryMarshal.Cast<Vector512<double>, double>(squares.AsSpan(session * width, width))[index];

    private static Vector512<double>[] Room(int count) =>
        GC.AllocateUninitializedArray<Vector512<double>>(count);

    private void Set(Vector512<double>[] matrix, int session, int index, double value)
    {
        var row = MemoryMarshal.Cast<Vector512<double>, double>(matrix.AsSpan(session * width, width));
        row[index] = value;
    }
}
