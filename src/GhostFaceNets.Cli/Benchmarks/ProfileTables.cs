using System.Globalization;
using GhostFaceNets.Inference.Engine.Profiling;
using GhostFaceNets.Networks;
using Spectre.Console;

namespace GhostFaceNets.Cli.Benchmarks;

/// <summary>Shows what each step of a network takes, then each kind of step.</summary>
internal static class ProfileTables
{
    public static void Print(IAnsiConsole console, EngineProfile profile)
    {
        var steps = Table("Step", "Kind", "Input", "Output");
        foreach (var step in profile.Steps)
        {
            steps.AddRow([step.Name, step.Kind, Text(step.Input), Text(step.Output), .. Figures(profile, step.MultiplyAdds, step.Milliseconds)]);
        }

        var kinds = Table("Kind", "Steps");
        foreach (var kind in profile.Steps.GroupBy(step => step.Kind).OrderByDescending(kind => kind.Sum(step => step.Milliseconds)))
        {
            var (done, time) = (kind.Sum(step => step.MultiplyAdds), kind.Sum(step => step.Milliseconds));
            kinds.AddRow([kind.Key, kind.Count().ToString(CultureInfo.InvariantCulture), .. Figures(profile, done, time)]);
        }

        console.Write(steps);
        console.Write(kinds);
        var (all, total) = (profile.Steps.Sum(step => step.MultiplyAdds), profile.MillisecondsPerImage);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{total:F3} ms a picture, {profile.ShareOfPeak(all, total):P0} of the peak, which is {profile.PeakPerMillisecond / 1e6:F1} thousand million multiply-adds a second on this core");
    }

    private static Table Table(params string[] texts)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(texts);
        string[] figures = ["10⁶ multiply-adds", "ms", "of the time", "of the peak"];
        foreach (var figure in figures) table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());
        return table;
    }

    private static string[] Figures(EngineProfile profile, long multiplyAdds, double milliseconds) =>
    [
        multiplyAdds == 0 ? "" : (multiplyAdds / 1e6).ToString("F3", CultureInfo.InvariantCulture),
        milliseconds.ToString("F4", CultureInfo.InvariantCulture),
        (milliseconds / profile.MillisecondsPerImage).ToString("P1", CultureInfo.InvariantCulture),
        multiplyAdds == 0 ? "" : profile.ShareOfPeak(multiplyAdds, milliseconds).ToString("P0", CultureInfo.InvariantCulture),
    ];

    private static string Text(TensorShape shape) => string.Join(" x ", shape.Extents);
}
