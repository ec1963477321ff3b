using System.Globalization;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Published;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Networks;

public class PublishedModelsTests
{
    [Fact]
    public void The_catalogue_repeats_the_tables_of_the_projects_README()
    {
        var rows = File.ReadLines(SharedFolder.Data("..", "reference", "GhostFaceNets-readme.md"))
            .Where(line => line.Contains("| MS1MV", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        rows.Length.ShouldBe(33);
        PublishedModels.All.Count.ShouldBe(rows.Length);
        foreach (var (model, cells) in PublishedModels.All.Zip(rows))
        {
            cells[0].Trim('[').ShouldStartWith(model.Name);
            if (model.Weights is { } weights) cells[0].ShouldContain(weights.ToString());
            model.TrainingSet.ShouldBe(cells[1]);
            double?[] figures = [.. cells[2..].Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var figure) ? (double?)figure : null)];
            new[] { model.Reported.Lfw, model.Reported.CfpFp, model.Reported.AgeDb30, model.Reported.IjbB, model.Reported.IjbC }
                .ShouldBe(figures, model.Name);
        }
    }

    [Fact]
    public void A_name_says_architecture_width_and_stride()
    {
        foreach (var model in PublishedModels.All)
        {
            Architecture.Names.ShouldContain(model.Architecture);
            model.Name.ShouldStartWith(
                string.Create(CultureInfo.InvariantCulture, $"{model.Architecture}-{model.Width}-{model.Stride} ("), Case.Insensitive);
        }
    }

    [Fact]
    public void Every_row_of_the_second_family_is_marked_as_unverified() =>
        PublishedModels.All.Where(model => model.Architecture == "ghostfacenetv2")
            .ShouldAllBe(model => model.Remark.Contains("Unverified"));
}
