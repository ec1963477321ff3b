using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Groups;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.People;

/// <summary><c>ghostface evaluate groups</c>: does a model err more often on some people than on others.</summary>
internal static class GroupsCommand
{
    public static Command Create()
    {
        var inputs = new PeopleInputs();
        var attributes = new Option<FileInfo>("--attributes", "-a")
        {
            Description = "A CSV file: a first column 'person' with the names of the people's folders, or 'picture' with paths below --data-path, then a column for each attribute; empty cells are unknown.",
            HelpName = "CSV",
            Required = true,
        };
        var report = new ReportOption("the errors of each group");
        return new GhostCommand(
            "groups",
            "Measure errors for groups of people apart: how often strangers of a group match, and how often pictures of one person do not, with 95 % intervals. "
            + $"Groups of fewer than {GroupReport.LeastPeople} people are told to be too small.",
            (parsed, context, cancellation) =>
            {
                report.Check(parsed);
                var table = AttributeTable.Read(parsed.GetRequiredValue(attributes).FullName);
                var people = inputs.Open(parsed, context, cancellation);
                string[] names = [.. people.Faces.Faces.Persons.Select(person => people.Faces.People[person])];
                var all = ErrorRates.At(people.Pairs, people.Rule.Threshold, cancellation);
                context.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{people.Pairs.Pictures:N0} pictures of {people.Pairs.People:N0} people; two match above cosine {people.Rule.Threshold:F4} ({people.Rule.Reason})"));
                var (reports, tables) = (new List<GroupsOutput.Attribute>(), new List<GroupsTable>());
                foreach (var (index, name) in table.Attributes.Index())
                {
                    var values = table.ValuesOf(index, names, people.Faces.Pictures);
                    var groups = GroupReport.Of(people.Pairs, values, people.Rule.Threshold, cancellation);
                    var unknown = values.Count(value => value is null);
                    tables.Add(new(name, groups, new("all together", people.Pairs.People, people.Pairs.Pictures, all), unknown));
                    Print(context.Out, tables[^1]);
                    reports.Add(new(name, unknown, [.. groups.Select(GroupsOutput.RowOf)]));
                }

                report.Write(parsed, context, () => Report(people, tables));
                return Task.FromResult<object?>(new GroupsOutput(
                    people.Data, people.Model, people.Rule.Threshold, people.Rule.Reason, GroupsOutput.RowOf(new("all", people.Pairs.People, people.Pairs.Pictures, all)), reports));
            },
            [.. inputs.Options, attributes, report.Option]);
    }

    private static HtmlReport Report(PeopleInputs.Opened people, IReadOnlyList<GroupsTable> tables)
    {
        var page = people.Report("Errors of groups on");
        foreach (var table in tables)
        {
            page.Heading(table.Columns[0]).Table(table.Columns, [.. table.Rows]);
            foreach (var remark in table.Remarks) page.Paragraph(remark);
        }

        return page.WithoutFace(people.Faces.WithoutFace);
    }

    private static void Print(IAnsiConsole console, GroupsTable groups)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(Markup.Escape(groups.Columns[0]));
        foreach (var name in groups.Columns[1..]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in groups.Rows) table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
        foreach (var remark in groups.Remarks) console.WriteLine(remark);
    }
}
