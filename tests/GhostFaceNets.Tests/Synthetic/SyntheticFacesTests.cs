using GhostFaceNets.Synthetic;

namespace GhostFaceNets.Tests.Synthetic;

public class SyntheticFacesTests
{
    [Fact]
    public void The_same_seed_person_and_index_give_the_same_bytes_whatever_was_drawn_before()
    {
        var first = new SyntheticFaces(7).Draw(3, 4).Pixels;
        var faces = new SyntheticFaces(7);
        faces.Draw(90, 1);
        faces.Draw(3, 5);
        faces.Draw(3, 4).Pixels.ShouldBe(first);
    }

    [Fact]
    public void Many_threads_draw_what_one_thread_draws()
    {
        var faces = new SyntheticFaces(11);
        var alone = Enumerable.Range(0, 64).Select(i => faces.Draw(i / 4, i % 4).Pixels).ToArray();
        var together = new byte[64][];
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[63 - i] = faces.Draw((63 - i) / 4, (63 - i) % 4).Pixels);
        for (var i = 0; i < 64; i++) together[i].ShouldBe(alone[i]);
    }

    [Fact]
    public void Another_seed_gives_other_people() =>
        new SyntheticFaces(1).Person(0).ShouldNotBe(new SyntheticFaces(2).Person(0));

    [Fact]
    public void No_two_of_a_thousand_people_are_the_same()
    {
        var faces = new SyntheticFaces(5);
        Enumerable.Range(0, 1000).Select(faces.Person).Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public void Every_picture_is_112_x_112_and_shows_something()
    {
        var faces = new SyntheticFaces(2);
        for (var i = 0; i < 200; i++)
        {
            var picture = faces.Draw(i, i % 7);
            (picture.Width, picture.Height).ShouldBe((112, 112));
            var mean = picture.Pixels.Average(value => (double)value);
            var deviation = Math.Sqrt(picture.Pixels.Average(value => (value - mean) * (value - mean)));
            deviation.ShouldBeGreaterThan(8, $"person {i} is hardly to be seen");
        }
    }

    [Fact]
    public void Views_of_one_person_differ_about_as_much_as_pictures_of_different_people()
    {
        // Were one person's pictures much closer to each other, a network would have nothing to learn.
        var faces = new SyntheticFaces(3);
        double same = 0, different = 0;
        for (var person = 0; person < 100; person++)
        {
            same += Distance(faces.Draw(person, 0).Pixels, faces.Draw(person, 1).Pixels);
            different += Distance(faces.Draw(person, 0).Pixels, faces.Draw(person + 1, 1).Pixels);
        }

        (same / different).ShouldBeInRange(.6, .99);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void Negative_numbers_are_refused(int person, int index) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SyntheticFaces(0).Draw(person, index));

    private static double Distance(byte[] one, byte[] other) => Math.Sqrt(one.Zip(other, (a, b) => (double)(a - b) * (a - b)).Sum());
}
