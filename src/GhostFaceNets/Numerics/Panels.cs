namespace GhostFaceNets.Numerics;

/// <summary>A matrix as the kernels read it: a few rows side by side, the first number of each, then the second of each, and so on.
/// The last panel has whole rows too.</summary>
internal static unsafe class Panels
{
    // Numbers of a row that are read one after another: enough lines for the processor to fetch ahead, and few enough for the
    // part of the panel that they are written to to stay in the nearest cache.
    private const int Strip = 64;

    /// <summary>The floats that panels take.</summary>
    public static int SizeOf(int rows, int depth, int rowsPerPanel) => checked((rows + rowsPerPanel - 1) / rowsPerPanel * rowsPerPanel * depth);

    /// <summary>Writes the panels; rows that the last one lacks are left as they are.</summary>
    public static void Pack(float* source, int rows, int depth, int rowsPerPanel, float* target)
    {
        for (var first = 0; first < rows; first += rowsPerPanel)
        {
            var count = Math.Min(rowsPerPanel, rows - first);
            var panel = target + (nint)first * depth;
            for (var from = 0; from < depth; from += Strip)
            {
                var to = Math.Min(from + Strip, depth);
                for (var row = 0; row < count; row++)
                {
                    var numbers = source + ((nint)first + row) * depth;
                    for (var at = from; at < to; at++) panel[at * rowsPerPanel + row] = numbers[at];
                }
            }
        }
    }
}
