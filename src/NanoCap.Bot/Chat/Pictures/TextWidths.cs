namespace NanoCap.Bot.Chat.Pictures;

/// <summary>How wide a text is at most, without asking a font: the advances of DejaVu Sans for ASCII, thousandths of
/// the size. Verdana, which pages fall back to, is as wide; others are narrower.</summary>
internal static class TextWidths
{
    // The widest glyphs of Latin, Greek and Cyrillic are a little wider than their size.
    private const int Other = 1250;
    private const char First = ' ';

    private static readonly short[] Regular =
    [
        318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
        637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
        1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788,
        604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500,
        500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
        635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
    ];

    private static readonly short[] Bold =
    [
        349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366,
        696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 581,
        1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 373, 775, 638, 996, 837, 851,
        733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 500,
        500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688,
        716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
    ];

    public static double Of(string text, double size, bool isBold = false)
    {
        var table = isBold ? Bold : Regular;
        var sum = 0;
        foreach (var character in text)
        {
            var place = character - First;
            sum += place >= 0 && place < table.Length ? table[place] : Other;
        }

        return sum * size / 1000;
    }

    /// <summary>As much of a text as fits, with dots where something was left out.</summary>
    public static string Fit(string text, double size, double width, bool isBold = false)
    {
        const string dots = "...";
        if (Of(text, size, isBold) <= width)
        {
            return text;
        }

        var kept = text.Length;
        while (kept > 0 && Of(text[..kept].TrimEnd() + dots, size, isBold) > width)
        {
            kept--;
        }

        return kept == 0 ? "" : text[..kept].TrimEnd() + dots;
    }
}
