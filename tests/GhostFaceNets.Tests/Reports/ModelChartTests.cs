using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Reports;
using SkiaSharp;

namespace GhostFaceNets.Tests.Reports;

public class ModelChartTests
{
    [Fact]
    public void Points_lie_by_work_and_accuracy_and_families_make_the_legend()
    {
        var chart = ModelChart.Of("Models", "Accuracy (%)", new ModelPoint("a", 10, 95, "small"), new ModelPoint("b", 1000, 99, "large"), new ModelPoint("c", 20, 96, "small") { Marked = true });
        chart.Series.Select(line => (line.Name, Points: line.X.Zip(line.Y).ToArray())).ShouldSatisfyAllConditions(
            series => series.Select(line => line.Name).ShouldBe(["small", "large"]),
            series => series.First().Points.ShouldBe([(10, 95), (20, 96)]));
        var svg = chart.ToSvg(ModelChart.Width, ModelChart.Height);
        foreach (var text in new[] { "small", "large", "1,000", "logarithmic" }) svg.ShouldContain(text);
        svg.ShouldNotContain("area: parameters");
        ModelChart.Of("", "", new ModelPoint("a", 10, 95, "", 4), new ModelPoint("b", 10, 95, "", 1)).ToSvg().ShouldContain("area: parameters");
        Should.Throw<ArgumentException>(() => ModelChart.Of("", ""));
    }

    [Fact]
    public void Names_lie_beside_their_points_and_over_nothing()
    {
        var random = new Random(3);
        (SKPoint Place, float Radius)[] points = [.. Enumerable.Range(0, 60).Select(_ => (new SKPoint(random.Next(600), random.Next(400)), 5f))];
        var area = SKRect.Create(0, 0, 600, 400);
        var placement = new LabelPlacement(area, points);
        var (rooms, size) = (new List<SKRect>(), new SKSize(70, 12));
        foreach (var (place, radius) in points)
        {
            if (placement.Place(place, radius, size) is not { } corner) continue;
            var room = SKRect.Create(place + corner, size);
            area.Contains(room).ShouldBeTrue();
            rooms.ShouldAllBe(other => !other.IntersectsWith(room));
            points.ShouldAllBe(point => !room.Contains(point.Place));
            SKRect.Inflate(room, 15, 15).Contains(place).ShouldBeTrue();
            rooms.Add(room);
        }

        rooms.Count.ShouldBeInRange(20, 60);
    }

    [Fact]
    public void Errors_over_rejects_are_drawn_in_percent()
    {
        var chart = ErrorVersusRejectChart.Of("Quality", new LineSeries("norm", [0, 0.1, 0.5], [0.04, 0.02, 0]), new LineSeries("none", [0, 0.5], [0.04, 0.04]));
        chart.Series[0].Y.ShouldBe([0.04, 0.02, 0]);
        foreach (var text in new[] { "norm", "none", "Rejected pictures (%)" }) chart.ToSvg().ShouldContain(text);
        Should.Throw<ArgumentException>(() => ErrorVersusRejectChart.Of("Quality"));
        Should.Throw<ArgumentException>(() => ErrorVersusRejectChart.Of("Quality", new LineSeries("norm", [0], [])));
    }
}
