using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli;

/// <summary>The option that asks for a report of an evaluation.</summary>
internal sealed class ReportOption
{
    private static readonly string[] Pages = [".html", ".htm"];

    /// <summary>Defines the option.</summary>
    /// <param name="what">What the report shows.</param>
    public ReportOption(string what = "measures, curves and the hardest pairs") => Option = new("--report")
    {
        Description = $"Also write a report with {what}: to FILE.html, one page that needs nothing else, or to a folder, with the pictures also as files.",
        HelpName = "FILE.html|DIR",
    };

    /// <summary>The option itself.</summary>
    public Option<string?> Option { get; }

    /// <summary>Whether a report is asked for.</summary>
    public bool IsWanted(ParseResult parsed) => parsed.GetValue(Option) is not null;

    /// <summary>Sees before the work whether the report can be written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is not { } path) return;
        if (IsPage(path)) AtomicFile.EnsureWritable(path);
        else AtomicFolder.EnsureWritable(path);
    }

    /// <summary>Writes the report where it was asked for, and says so.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="context">Where it is said.</param>
    /// <param name="make">Makes it; not called when no report was asked for.</param>
    public void Write(ParseResult parsed, CommandContext context, Func<HtmlReport> make)
    {
        if (parsed.GetValue(Option) is not { } path) return;
        var report = make();
        if (IsPage(path)) report.Save(path);
        else path = report.SaveFolder(path);
        context.Out.MarkupLineInterpolated($"report: {path}");
    }

    private static bool IsPage(string path) => Pages.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
