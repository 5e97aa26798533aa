namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Moves labels of one column apart so that none covers another, each near its value.</summary>
internal static class LabelStack
{
    /// <summary>How many labels have room.</summary>
    public static int Room(double height, double top, double bottom) => (int)((bottom - top) / height);

    /// <summary>Centres in the order of what was wanted; at most <see cref="Room"/> of them.</summary>
    public static double[] Place(IReadOnlyList<double> wanted, double height, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(place => wanted[place]).ThenBy(place => place).ToArray();
        var centres = new double[wanted.Count];
        var free = top + (height / 2);
        foreach (var place in order)
        {
            centres[place] = Math.Max(wanted[place], free);
            free = centres[place] + height;
        }

        var last = bottom - (height / 2);
        foreach (var place in order.Reverse())
        {
            centres[place] = Math.Min(centres[place], last);
            last = centres[place] - height;
        }

        return centres;
    }
}
