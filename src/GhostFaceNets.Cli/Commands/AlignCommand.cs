using System.CommandLine;
using GhostFaceNets.Detection;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface align</c>: a folder of photographs becomes a folder of aligned faces.</summary>
internal static class AlignCommand
{
    public static Command Create()
    {
        var from = new Argument<DirectoryInfo>("IN_DIR") { Description = "The folder of photographs, e.g. one folder per person in it." };
        var to = new Argument<DirectoryInfo>("OUT_DIR") { Description = "Where the aligned faces go, under the same names." };
        var detector = DetectorOption.Create();
        var select = SelectOption.Create();
        var size = new Option<int>("--size") { Description = "The side of the aligned faces in pixels. Defaults to 112.", HelpName = "PIXELS", DefaultValueFactory = _ => FaceAlignment.DefaultSize };
        size.Demand(pixels => pixels is >= 16 and <= 1024, "--size must be from 16 to 1024.");
        return new GhostCommand(
            "align",
            "Cut the face out of each photograph of a folder, turned and scaled as face networks want it. Run again to go on after a stop: what is done is skipped.",
            (parsed, context, cancellation) =>
            {
                using var opened = DetectorOption.Open(parsed.GetValue(detector), BackendOption.Of(parsed));
                var extractor = new FaceExtractor(opened, SelectOption.Parse(parsed.GetValue(select)), parsed.GetValue(size));
                var run = new AlignmentRun(extractor, parsed.GetRequiredValue(from).FullName, parsed.GetRequiredValue(to).FullName);
                var settings = new AlignmentSettings(parsed.GetValue(size), parsed.GetValue(select)!);
                var report = run.Run(settings, context, cancellation);
                context.Out.WriteLine($"{report.Aligned} aligned, {report.AlreadyDone} already done, {report.WithoutFace.Count} without a face, {report.Broken.Count} broken");
                if (report.WithoutFace.Count + report.Broken.Count > 0) context.Out.WriteLine($"listed in {run.ReportPath}");
                return Task.FromResult<object?>(report);
            },
            [from, to, detector, .. BackendOption.Options, select, size]);
    }
}
