using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Reports;

/// <summary>A report in one HTML file that needs nothing else: pictures, charts and typefaces are inside, and it refers to nothing outside. It reads as well on a
/// phone, on paper and in the dark. All text is escaped. <see cref="EvaluationSections"/> adds what reports of evaluations have in common.</summary>
/// <example><code>
/// new HtmlReport("Verification of lfw")
///     .Facts(("Pairs", "6,000"))
///     .Figure(RocChart.Of("ROC", ("lfw", curve)), "True accepts over false accepts.")
///     .Save("report.html");
/// </code></example>
public sealed partial class HtmlReport
{
    private const string PageName = "report.html";
    private const int NarrowWidth = 340;
    private const int NarrowHeight = 300;
    private const int FaceQuality = 90;

    /// <summary>That fit beside each other with room to spare.</summary>
    private const int FewColumns = 7;

    private readonly string _title;
    private readonly StringBuilder _body = new();
    private readonly List<(string Name, Action<string> Save)> _pictures = [];
    private int _figures;

    /// <summary>Begins a report.</summary>
    /// <param name="title">Its heading, and the title of the browser's window.</param>
    public HtmlReport(string title) => _title = title;

    /// <summary>Begins a section.</summary>
    public HtmlReport Heading(string text) => Add($"<h2>{Escape(text)}</h2>");

    /// <summary>Adds text.</summary>
    public HtmlReport Paragraph(string text) => Add($"<p>{Escape(text)}</p>");

    /// <summary>Adds short facts, such as what was measured with which model.</summary>
    public HtmlReport Facts(params IReadOnlyList<(string Name, string Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Add($"<dl>\n{string.Concat(facts.Select(fact => $"<div><dt>{Escape(fact.Name)}</dt><dd>{Breakable(Escape(fact.Value))}</dd></div>\n"))}</dl>");
    }

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
        return Add($"<div class=\"table{(headers.Count > FewColumns ? " many" : "")}\"><table>\n<thead>{Row(headers, "th")}</thead>\n<tbody>{string.Concat(rows.Select(row => Row(row, "td")))}</tbody></table></div>");
    }

    /// <summary>Adds a chart, which stays sharp at any size. A chart of one column is drawn a second time for narrow screens.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="name">What the chart's files are called where the report is saved as a folder, without an extension; null for no files.</param>
    public HtmlReport Figure(Chart chart, string caption, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (name is not null)
        {
            _pictures.Add(($"{name}.png", path => chart.Save(path)));
            _pictures.Add(($"{name}.svg", path => chart.Save(path)));
        }

        if (chart.Columns > 1) return Captioned(Inline(chart.ToSvg(), "", ""), caption);
        var wide = Inline(chart.ToSvg(), "", " class=\"wide\"");
        var narrow = Inline(chart.ToSvg(NarrowWidth, chart.Rows * NarrowHeight), "narrow_", " class=\"narrow\"");
        return Captioned($"{wide}\n{narrow}", caption);
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="png">The bytes of a PNG file.</param>
    /// <param name="caption">What it shows; also read to those who cannot see it.</param>
    public HtmlReport Picture(byte[] png, string caption) =>
        Captioned($"<img alt=\"{Escape(caption)}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">", caption);

    /// <summary>Adds pairs of faces, as many beside each other as fit.</summary>
    /// <param name="pairs">One pair or more.</param>
    /// <param name="caption">What they have in common.</param>
    /// <param name="name">What their <see cref="PairSheet"/> is called where the report is saved as a folder, without an extension; null for none.</param>
    public HtmlReport Pairs(IReadOnlyList<PairSheetEntry> pairs, string caption, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (name is not null) _pictures.Add(($"{name}.png", path => AtomicFile.Write(path, stream => stream.Write(PairSheet.Draw(pairs)))));
        string Face(Picture face) => $"<img alt=\"\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(PictureEncoder.Jpeg(face, FaceQuality))}\">";
        var items = pairs.Select(pair => $"<li>{Face(pair.First)}{Face(pair.Second)}<b>{Escape(pair.Score)}</b> <span>{Breakable(Escape(pair.Caption))}</span></li>\n");
        return Captioned($"<ul class=\"pairs\">\n{string.Concat(items)}</ul>", caption);
    }

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

    /// <summary>Writes a folder with the page as <c>report.html</c>, and beside it the named charts and sheets as files.</summary>
    /// <returns>The page's path.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public string SaveFolder(string folder)
    {
        foreach (var (name, save) in _pictures) save(Path.Combine(folder, name));
        var page = Path.Combine(folder, PageName);
        Save(page);
        return page;
    }

    /// <summary>Makes a drawing part of the page: there is no XML declaration inside it, every id counts for the whole page, and the size follows the column.</summary>
    private string Inline(string svg, string mark, string attributes)
    {
        svg = XmlDeclaration().Replace(svg, "");
        svg = Identifier().Replace(svg, match => $"{match.Groups[1].Value}figure{_figures}_{mark}{match.Groups[2].Value}");
        return Size().Replace(svg, $"<svg role=\"img\"{attributes} viewBox=\"0 0 $2 $3\" width=\"$2\" height=\"$3\"$1", 1).Trim();
    }

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

    /// <summary>Lets long file names break where their words end.</summary>
    private static string Breakable(string html) => html.Replace("_", "_<wbr>", StringComparison.Ordinal).Replace("/", "/<wbr>", StringComparison.Ordinal);

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
