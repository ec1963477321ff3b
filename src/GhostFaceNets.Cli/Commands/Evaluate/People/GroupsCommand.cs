using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Groups;
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
        return new GhostCommand(
            "groups",
            "Measure errors for groups of people apart: how often strangers of a group match, and how often pictures of one person do not, with 95 % intervals. "
            + $"Groups of fewer than {GroupReport.LeastPeople} people are told to be too small.",
            (parsed, context, cancellation) =>
            {
                var table = AttributeTable.Read(parsed.GetRequiredValue(attributes).FullName);
                var people = inputs.Open(parsed, context, cancellation);
                string[] names = [.. people.Faces.Faces.Persons.Select(person => people.Faces.People[person])];
                var all = ErrorRates.At(people.Pairs, people.Rule.Threshold, cancellation);
                context.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{people.Pairs.Pictures:N0} pictures of {people.Pairs.People:N0} people; two match above cosine {people.Rule.Threshold:F4} ({people.Rule.Reason})"));
                var reports = new List<GroupsOutput.Attribute>();
                foreach (var (index, name) in table.Attributes.Index())
                {
                    var values = table.ValuesOf(index, names, people.Faces.Pictures);
                    var groups = GroupReport.Of(people.Pairs, values, people.Rule.Threshold, cancellation);
                    var unknown = values.Count(value => value is null);
                    Print(context.Out, name, groups, new("all together", people.Pairs.People, people.Pairs.Pictures, all), unknown);
                    reports.Add(new(name, unknown, [.. groups.Select(GroupsOutput.RowOf)]));
                }

                return Task.FromResult<object?>(new GroupsOutput(
                    people.Data, people.Model, people.Rule.Threshold, people.Rule.Reason, GroupsOutput.RowOf(new("all", people.Pairs.People, people.Pairs.Pictures, all)), reports));
            },
            [.. inputs.Options, attributes]);
    }

    private static void Print(IAnsiConsole console, string attribute, IReadOnlyList<GroupRates> groups, GroupRates all, int unknown)
    {
        string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
        var table = new Table().Border(TableBorder.Simple).AddColumn(Markup.Escape(attribute));
        foreach (var name in (string[])["People", "Pictures", "FMR", "95 % interval", "False matches", "FNMR", "95 % interval", "False non-matches"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var group in groups.Append(all))
        {
            var rates = group.Rates;
            var tooSmall = group.People < GroupReport.LeastPeople;
            table.AddRow(
                Markup.Escape(group.Group), Count(group.People), Count(group.Pictures),
                tooSmall ? "too small" : ErrorText.Rate(rates.FalseMatchRate), ErrorText.Interval(rates.FalseMatchRateInterval), $"{Count(rates.FalseMatches)} of {Count(rates.ImpostorPairs)}",
                tooSmall ? "too small" : ErrorText.Rate(rates.FalseNonMatchRate), ErrorText.Interval(rates.FalseNonMatchRateInterval), $"{Count(rates.FalseNonMatches)} of {Count(rates.GenuinePairs)}");
        }

        console.Write(table);
        if (unknown > 0) console.WriteLine($"{attribute} is not known of {Count(unknown)} pictures; they are in none of its groups.");
        foreach (var group in groups.Where(group => group.People < GroupReport.LeastPeople))
        {
            console.WriteLine($"{attribute} {group.Group} is too small: {group.People} people, where {GroupReport.LeastPeople} are needed to tell its rates from chance.");
        }
    }
}
