using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Detection;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface detect</c>: boxes, points and scores of the faces in pictures.</summary>
internal static class DetectCommand
{
    public static Command Create()
    {
        var images = new Argument<string[]>("IMAGES") { Description = "Pictures, or folders of pictures.", Arity = ArgumentArity.OneOrMore };
        var detector = DetectorOption.Create();
        var score = new Option<double>("--score") { Description = "What scores less, from 0 to 1, is no face. Defaults to 0.6.", DefaultValueFactory = _ => 0.6 };
        score.Demand(value => value is >= 0 and <= 1, "--score must be from 0 to 1.");
        var small = new Option<bool>("--small-faces") { Description = "Also search large pictures at their full size: finds small faces, takes longer." };
        var draw = new Option<DirectoryInfo?>("--draw") { Description = "Write each picture with its faces drawn into it to this folder, as PNG.", HelpName = "DIR" };
        return new GhostCommand(
            "detect",
            "Find the faces in pictures: a box, five points and a score for each.",
            (parsed, context, cancellation) =>
            {
                if (parsed.GetValue(draw) is { } pictures) AtomicFolder.EnsureWritable(pictures.FullName);
                var options = new DetectorOptions { ScoreThreshold = parsed.GetValue(score), SmallFaces = parsed.GetValue(small) };
                using var opened = DetectorOption.Open(parsed.GetValue(detector), BackendOption.Of(parsed), options);
                return Task.FromResult<object?>(Run(opened, PictureArguments.Files(parsed.GetRequiredValue(images)), parsed.GetValue(draw), context, cancellation));
            },
            [images, detector, .. BackendOption.Options, score, small, draw]);
    }

    private static List<DetectionReport> Run(
        YuNetDetector detector, IReadOnlyList<string> files, DirectoryInfo? draw, CommandContext context, CancellationToken cancellation)
    {
        var reports = new List<DetectionReport>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var picture = PictureFile.Read(file);
            var faces = detector.Detect(picture);
            reports.Add(DetectionReport.Of(file, picture, faces));
            context.Out.WriteLine($"{file}: {(faces.Count == 1 ? "1 face" : $"{faces.Count} faces")}");
            foreach (var face in faces) context.Out.WriteLine(Line(face));
            if (draw is not null) PictureFile.WritePng(Path.Combine(draw.FullName, $"{reports.Count:D4}-{Path.GetFileName(file)}.png"), FaceDrawing.Draw(picture, faces));
        }

        return reports;
    }

    private static string Line(DetectedFace face)
    {
        var points = string.Join(' ', face.Landmarks.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"({point.X:0.0}, {point.Y:0.0})")));
        return string.Create(CultureInfo.InvariantCulture, $"  score {face.Score:0.000}  box {face.Box.Left:0}, {face.Box.Top:0}, {face.Box.Width:0} x {face.Box.Height:0}  points {points}");
    }
}
