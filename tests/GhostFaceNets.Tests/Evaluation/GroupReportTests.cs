using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Groups;
using GhostFaceNets.Testing;
using GhostFaceNets.Tests.Evaluation.Calibration;

namespace GhostFaceNets.Tests.Evaluation;

public sealed class GroupReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Strangers_and_mates_are_counted_within_each_group()
    {
        // Counted once with numpy on DrawnPeople at t = 0.754408301818305: pairs i < j with person % 2 alike.
        var faces = DrawnPeople.Faces();
        var pairs = FacePairs.Of(faces, cancellation: TestContext.Current.CancellationToken);
        var threshold = ThresholdCalibration.Of(pairs, TestContext.Current.CancellationToken)[0].Rates.Threshold;
        var groups = GroupReport.Of(pairs, [.. faces.Persons.Select(person => person % 2 == 0 ? "even" : "odd")], threshold, TestContext.Current.CancellationToken);
        groups.Select(group => (group.Group, group.People, group.Pictures, group.Rates.GenuinePairs, group.Rates.FalseNonMatches, group.Rates.ImpostorPairs, group.Rates.FalseMatches))
            .ShouldBe([("even", 20, 60, 60L, 13L, 1710L, 14L), ("odd", 20, 60, 60, 15, 1710, 16)]);
        groups.ShouldAllBe(group => group.Rates.FalseMatchRateInterval == null && group.Rates.FalseNonMatchRateInterval == null);
    }

    [Fact]
    public void Pictures_of_an_unknown_group_are_left_out_and_a_group_of_all_people_has_their_intervals()
    {
        var faces = DrawnPeople.Faces();
        var pairs = FacePairs.Of(faces, cancellation: TestContext.Current.CancellationToken);
        var one = GroupReport.Of(pairs, [.. faces.Persons.Select(person => person < 35 ? "known" : null)], 0.75, TestContext.Current.CancellationToken).ShouldHaveSingleItem();
        (one.People, one.Pictures).ShouldBe((35, 105));
        one.Rates.FalseMatchRateInterval.ShouldNotBeNull().Low.ShouldBeLessThan(one.Rates.FalseMatchRate!.Value);
        GroupReport.Of(pairs, [.. faces.Persons.Select(_ => "all")], 0.75, TestContext.Current.CancellationToken)[0].Rates
            .ShouldBe(ErrorRates.At(pairs, 0.75, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Attributes_are_of_people_or_pictures_with_quotes_and_unknown_cells()
    {
        File.WriteAllText(_folder["p.csv"], "person,sex,note\nA,f,\"x, \"\"y\"\"\"\n\nB,,z\n");
        var people = AttributeTable.Read(_folder["p.csv"]);
        people.Attributes.ShouldBe(["sex", "note"]);
        people.ValuesOf(0, ["A", "B", "C", "A"], ["1", "2", "3", "4"]).ShouldBe(["f", null, null, "f"]);
        people.ValuesOf(1, ["A", "B"], ["1", "2"]).ShouldBe(["x, \"y\"", "z"]);

        File.WriteAllText(_folder["q.csv"], "picture,glasses\nA/1.png,yes\n");
        var pictures = AttributeTable.Read(_folder["q.csv"]);
        pictures.IsOfPictures.ShouldBeTrue();
        pictures.ValuesOf(0, ["A", "A"], ["A/1.png", "A/2.png"]).ShouldBe(["yes", null]);
        Should.Throw<BadDataException>(() => pictures.ValuesOf(0, ["B"], ["B/1.png"])).Problem.ShouldContain("B/1.png");
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("name,sex\nA,f", "line 1")]
    [InlineData("person\nA", "line 1")]
    [InlineData("person,sex,sex\nA,f,f", "line 1")]
    [InlineData("person,sex\nA,f\nB", "line 3")]
    [InlineData("person,sex\nA,\"f", "line 2")]
    [InlineData("person,sex\n,f", "line 2")]
    [InlineData("person,sex\nA,f\nA,m", "line 3: A comes a second time")]
    public void Another_form_is_bad_data_by_its_line(string text, string place)
    {
        File.WriteAllText(_folder["p.csv"], text);
        Should.Throw<BadDataException>(() => AttributeTable.Read(_folder["p.csv"])).Problem.ShouldContain(place);
    }
}
