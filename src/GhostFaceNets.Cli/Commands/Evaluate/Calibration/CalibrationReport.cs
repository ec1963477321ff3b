using System.Globalization;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Recognition;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate.Calibration;

/// <summary>A calibration as a report.</summary>
internal static class CalibrationReport
{
    private const int MostAlike = 20;

    public static HtmlReport Of(CalibrationFaces faces, IReadOnlyList<CalibratedThreshold> thresholds, string file, FaceModel model)
    {
        var pairs = faces.Pairs;
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        var page = new HtmlReport($"Thresholds on {faces.Set}").Facts([
            .. EvaluationSections.Model(file, model),
            ("Set", faces.Set),
            ("Pairs of one person", Text($"{pairs.GenuineScores.Count:N0}")),
            ("Pairs of different people", Text($"{pairs.ImpostorCount:N0}")),
            .. pairs.PeopleAreKnown ? [("People", Text($"{pairs.People:N0}"))] : ((string, string)[])[]]);
        if (!pairs.PeopleAreKnown) page.Paragraph(CalibrationTables.WithoutPeople);
        page.Heading("Thresholds");
        if (thresholds.Any(threshold => threshold.IsSupported)) page.Table(CalibrationTables.Columns, [.. CalibrationTables.Rows(thresholds)]);
        foreach (var reason in CalibrationTables.Reasons(pairs, thresholds)) page.Paragraph(reason);
        page.Figure(
            ThresholdChart.Of("Errors over the threshold", pairs, [.. thresholds.Where(threshold => threshold.IsSupported).Select(threshold => threshold.Rates.Threshold)]),
            "The share of pairs of different people that match (FMR) and of pairs of one person that do not (FNMR), where two faces match above a cosine. Dashed: the thresholds.",
            "errors");
        page.Heading("Labels to look at").Paragraph(CalibrationTables.Doubtful).Table(["Cosine", "Picture", "Picture"], [.. CalibrationTables.MostAlike(faces, MostAlike)]);
        return page.WithoutFace(faces.WithoutFace);
    }
}
