using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GhostFaceNets.Files;

namespace GhostFaceNets.Reports;

/// <summary>A report in one HTML file that needs nothing else: pictures, charts and typefaces are inside, and it refers to nothing outside.
/// All text is escaped.</summary>
/// <example><code>
/// new HtmlReport("Verification of lfw")
///     .Paragraph("6,000 pairs.")
///     .Figure(RocChart.Of("ROC", ("lfw", curve)), "True accepts over false accepts.")
///     .Save("report.html");
/// </code></example>
public sealed partial class HtmlReport
{
    private readonly string _title;
    private readonly StringBuilder _body = new();
    private int _figures;

    /// <summary>Begins a report.</summary>
    /// <param name="title">Its heading, and the title of the browser's window.</param>
    public HtmlReport(string title) => _title = title;

    /// <summary>Begins a section.</summary>
    public HtmlReport Heading(string text) => Add($"<h2>{Escape(text)}</h2>");

    /// <summary>Adds text.</summary>
    public HtmlReport Paragraph(string text) => Add($"<p>{Escape(text)}</p>");

    /// <summary>Adds a table.</summary>
    /// <param name="headers">One for each column.</param>
    /// <param name="rows">Cells from left to right.</param>
    /// <exception cref="ArgumentException">A row has not as many cells as there are headers.</exception>
    public HtmlReport Table(IReadOnlyList<string> headers, params IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.FirstOrDefault(row => row.Count != headers.Count) is { } odd)
        {
            throw new ArgumentException($"A row has {odd.Count} cells for {headers.Count} columns.", nameof(rows));
        }

        string Row(IEnumerable<string> cells, string tag) => $"<tr>{string.Concat(cells.Select(cell => $"<{tag}>{Escape(cell)}</{tag}>"))}</tr>\n";
        return Add($"<div class=\"table\"><table>\n<thead>{Row(headers, "th")}</thead>\n<tbody>{string.Concat(rows.Select(row => Row(row, "td")))}</tbody></table></div>");
    }

    /// <summary>Adds a chart, which stays sharp at any size.</summary>
    public HtmlReport Figure(Chart chart, string caption)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var svg = chart.ToSvg();
        // Inside a page there is no XML declaration, every id counts for the whole page, and the size follows the column.
        svg = XmlDeclaration().Replace(svg, "");
        svg = Identifier().Replace(svg, match => $"{match.Groups[1].Value}figure{_figures}_{match.Groups[2].Value}");
        svg = Size().Replace(svg, "<svg role=\"img\" viewBox=\"0 0 $2 $3\" width=\"$2\" height=\"$3\"$1", 1);
        return Captioned(svg.Trim(), caption);
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="png">The bytes of a PNG file.</param>
    /// <param name="caption">What it shows; also read to those who cannot see it.</param>
    public HtmlReport Picture(byte[] png, string caption) =>
        Captioned($"<img alt=\"{Escape(caption)}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">", caption);

    /// <summary>The whole page.</summary>
    public override string ToString() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Escape(_title)}</title>
        <style>
        {FontFace("Regular", 400)}
        {FontFace("SemiBold", 600)}
        {Style()}</style>
        </head>
        <body>
        <main>
        <h1>{Escape(_title)}</h1>
        {_body}</main>
        </body>
        </html>

        """;

    /// <summary>Writes the page.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToString());

    private HtmlReport Captioned(string content, string caption)
    {
        _figures++;
        return Add($"<figure>\n{content}\n<figcaption>{Escape(caption)}</figcaption>\n</figure>");
    }

    private HtmlReport Add(string html)
    {
        _body.Append(html).Append('\n');
        return this;
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string FontFace(string weight, int number) =>
        $"@font-face {{ font-family: {ReportFonts.Family}; font-weight: {number}; src: url(data:font/otf;base64,{Convert.ToBase64String(ReportFonts.File(weight))}); }}";

    private static string Style()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("GhostFaceNets.Reports.report.css")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\s*<\?xml[^>]*\?>")]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex(@"(id=""|url\(#|href=""#)([\w-]+)")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"<svg([^>]*?) width=""([\d.]+)"" height=""([\d.]+)""")]
    private static partial Regex Size();
}
