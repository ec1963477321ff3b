using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GhostFaceNets.DataSets;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data info</c>: what is in a data set.</summary>
internal static class InfoCommand
{
    private const int Shown = 10;

    public static Command Create()
    {
        var source = new Argument<string>("PATH") { Description = "A folder with one folder of pictures per person; or a .rec file, or a folder with one." };
        var overlap = new OverlapInputs();
        return new GhostCommand(
            "info",
            "Say what is in a data set: people, pictures, their sizes, which are broken, which are there twice, and which people are in another set too. "
            + "The same picture under two people is a wrong label.",
            (parsed, context, cancellation) =>
            {
                using var asked = overlap.Open(parsed, cancellation);
                using var faces = FaceCollection.Open(parsed.GetRequiredValue(source), cancellation);
                var survey = WorkProgress.Run(context, "reading", faces.Count, progress => FaceSurvey.Of(faces, progress, cancellation));
                Print(context.Out, survey);
                if (asked is null) return Task.FromResult<object?>(survey);
                var shared = asked.Find(faces, parsed.GetRequiredValue(source), context, cancellation);
                Print(context.Out, shared, survey.People);
                var output = JsonSerializer.SerializeToNode(survey, GhostCommand.Json)!.AsObject();
                output["overlap"] = JsonSerializer.SerializeToNode(shared, GhostCommand.Json);
                return Task.FromResult<object?>(output);
            },
            [source, .. overlap.Options]);
    }

    private static void Print(IAnsiConsole console, OverlapOutput shared, int people)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        console.WriteLine(Text($"in {shared.Other} too, by centres above cosine {shared.Threshold:0.####}; look at their pictures before you believe it:"));
        Print(console, Text($"of {(long)people * shared.OtherPeople:N0} pairs:"), [.. shared.Pairs.Select(pair => Text($"{pair.Cosine:F4}  {pair.Person}  {pair.Other}"))]);
    }

    private static void Print(IAnsiConsole console, FaceSurvey survey)
    {
        var counts = survey.ImagesPerPerson;
        console.WriteLine($"people:              {survey.People}");
        console.WriteLine($"pictures:            {survey.Images}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pictures per person: {counts.Least} .. {counts.Most}, mean {counts.Mean:0.#}, median {counts.Median}"));
        for (var i = 0; i < counts.Histogram.Count; i++)
        {
            if (counts.Histogram[i] > 0) console.WriteLine($"  {1L << i,7} .. {(2L << i) - 1,-7} {counts.Histogram[i],8} people");
        }

        console.WriteLine($"sizes:               {string.Join(", ", survey.Sizes.Take(Shown).Select(size => $"{size.Width} x {size.Height} ({size.Images})"))}{More(survey.Sizes)}");
        Print(console, "broken:             ", survey.Broken);
        Print(console, "the same bytes:     ", [.. survey.ExactDuplicates.Select(Line)]);
        Print(console, "alike to the eye:   ", [.. survey.NearDuplicates.Select(Line)]);
    }

    private static void Print(IAnsiConsole console, string title, IReadOnlyList<string> lines)
    {
        console.WriteLine($"{title} {lines.Count}");
        foreach (var line in lines.Take(Shown)) console.WriteLine("  " + line);
        if (lines.Count > Shown) console.WriteLine($"  and {lines.Count - Shown} more; --json writes all");
    }

    private static string Line(DuplicateGroup group) =>
        $"{string.Join(", ", group.Images.Take(Shown))}{More(group.Images)}{(group.People.Count > 1 ? $"  [{group.People.Count} people]" : "")}";

    private static string More<T>(IReadOnlyList<T> items) => items.Count > Shown ? $" and {items.Count - Shown} more" : "";
}
