export default function HomePage() {
  return <main>Plumbline</main>;
}
