using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary>The options that say where a chart goes and how it is headed.</summary>
internal sealed class PictureOutput
{
    private readonly Option<FileInfo> _file;
    private readonly Option<string?> _title = new("--title") { Description = "The heading of the picture.", HelpName = "TEXT" };

    public PictureOutput(string name)
    {
        var standard = $"{name}.png";
        _file = new("--out", "-o")
        {
            Description = $"The picture to write, .png or .svg. Defaults to {standard}.",
            HelpName = "FILE",
            DefaultValueFactory = _ => new FileInfo(standard),
        };
        _file.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !ChartOption.IsPicture(result.Tokens[0].Value)) result.AddError("--out must end with .png or .svg.");
        });
    }

    /// <summary>Where the picture goes.</summary>
    public Option<FileInfo> File => _file;

    /// <summary>Its heading, for charts that have one.</summary>
    public Option<string?> Title => _title;

    /// <summary>The file as it was named, after a look whether it can be written.</summary>
    public string PathOf(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file);
        AtomicFile.EnsureWritable(file.FullName);
        return file.ToString();
    }

    /// <summary>The heading that was asked for, or the usual one.</summary>
    public string TitleOf(ParseResult parsed, string usual) => parsed.GetValue(_title) ?? usual;
}
